//! What was in force before, what each version changed, and the way back to one of them.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Form, PAGE_SIZE, Paging, Path, Query, Result, page, see_other};

use super::access::{Held, agreed_words, names, reach, reach_to_write};
use super::pages::{Read, stale};
use super::{Document, Text, Version, acts, store};
use crate::{SEE_ROLES, WRITE_ROLES};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// A version, who agreed to it, and what it changed of the one before; `None`: it is the first.
struct Past {
    version: Version,
    agreed: Vec<String>,
    changes: Option<Vec<Difference>>,
}

#[derive(Template)]
#[template(path = "life/versions.html")]
struct Versions {
    cx: Cx,
    held: Held,
    name: String,
    pasts: Vec<Past>,
    paging: Paging,
}

impl Versions {
    fn address(&self) -> String {
        format!("/pro/textes/{}/versions?", self.held.document.id)
    }
}

fn told(cx: &Cx, document: &Document, version: &Version) -> Result<Vec<(&'static str, String)>> {
    Ok(Text::read(document, &version.content)?.told(cx))
}

/// Lists the versions, the newest first.
pub async fn list(cx: Cx, Path(id): Path<Id<Document>>, Query(which): Query<Which>) -> Result<Response> {
    cx.may(SEE_ROLES)?;
    let mut db = cx.read().await?;
    let held = reach(&cx, &mut db, id).await?;
    let total = store::count_versions(&mut db, id).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    // One more than is shown: the last one's change is told against it.
    let versions = store::versions(&mut db, id, paging.offset() as i64, PAGE_SIZE as i64 + 1).await?;
    let names = names(&mut db, held.document.territory_id).await?;
    let mut pasts = Vec::new();
    for (at, version) in versions.iter().enumerate().take(PAGE_SIZE) {
        let changes = match versions.get(at + 1) {
            Some(before) => Some(differences(told(&cx, &held.document, before)?, told(&cx, &held.document, version)?)),
            None => None,
        };
        let agreed = version
            .approvals()?
            .into_iter()
            .map(|one| agreed_words(&cx, names.get(&one.institution_id).map_or("", String::as_str), &one));
        pasts.push(Past { version: version.clone(), agreed: agreed.collect(), changes });
    }
    let name = match held.document.institution_id {
        Some(institution) => names.get(&institution).cloned().unwrap_or_default(),
        None => held.document.title.clone(),
    };
    page(&Versions { cx, held, name, pasts, paging })
}

/// Takes an older version up as a new draft; what is in force stays so until the draft is agreed to.
pub async fn restore(
    cx: Cx,
    Path((id, number)): Path<(Id<Document>, i64)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let held = reach_to_write(&cx, &mut db, id).await?;
    let kept = store::version(&mut db, id, number).await?.ok_or(Error::NotFound)?;
    if held.document.version != read.version {
        return stale(cx, &held.document);
    }
    let text = Text::read(&held.document, &kept.content)?;
    let touched = held.text.touched(&text, &held.document);
    let path = held.document.path();
    acts::rewrite(&cx, &mut db, text.put(held.document)?, &touched).await?;
    db.commit().await?;
    Ok(see_other(&path))
}
