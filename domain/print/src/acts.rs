//! Making a proof, and making an edition of it.

use base::{Db, Error, Id, Result};
use chrono::{DateTime, Utc};
use web::Cx;

use crate::content::Kept;
use crate::draw::known_by;
use crate::gather::{Source, gather};
use crate::jobs::Draw;
use crate::{Choice, Edition, State, store};

/// Makes a proof of what was chosen, as everything stands now; it is drawn by a job, unless the same was drawn already.
pub async fn make(source: &Source<'_>, db: &mut Db, choice: Choice, made_by: &str) -> Result<Edition> {
    let kept = gather(source, db, choice).await?;
    let mut edition = Edition {
        id: Id::new(),
        territory_id: source.territory.id,
        kind: choice.kind,
        subject: choice.subject,
        lang: choice.lang,
        choice: serde_json::to_string(&choice).map_err(anyhow::Error::from)?,
        number: None,
        made_on: source.cx.today(),
        made_at: source.cx.now(),
        made_by: made_by.to_owned(),
        state: State::Waiting,
        digest: known_by(&kept, choice)?,
        pages: 0,
        missing: String::new(),
        recalled_on: None,
    };
    let same = store::same(db, &edition.digest).await?;
    if let Some(same) = &same {
        (edition.state, edition.pages, edition.missing) = (State::Drawn, same.pages, same.missing.clone());
    }
    store::insert(db, &edition, &kept.write()?).await?;
    match same {
        Some(same) if store::copy_file(db, same.id, edition.id).await? => {}
        _ => wait(db, &edition, source.draw_at).await?,
    }
    Ok(edition)
}

async fn wait(db: &mut Db, edition: &Edition, draw_at: DateTime<Utc>) -> Result<()> {
    store::put_state(db, edition.id, State::Waiting, (0, "")).await?;
    queue::push(db, &Draw { edition: edition.id }, draw_at).await
}

/// Gives a proof its number: from now on it is an edition, and is kept. It is drawn again from `draw_at` on.
pub async fn issue(cx: &Cx, db: &mut Db, proof: &Edition, draw_at: DateTime<Utc>) -> Result<Edition> {
    let last = store::last_like(db, proof, None).await?.and_then(|last| last.number).unwrap_or(0);
    let content = store::content(db, proof.id).await?.ok_or(Error::NotFound)?;
    let mut kept = Kept::read(&content)?;
    let choice = proof.choice()?;
    let number = last + 1;
    kept.put_edition(&cx.in_language(choice.lang).t1("print-public-edition", "number", number));
    let edition =
        Edition { number: Some(number), digest: known_by(&kept, choice)?, state: State::Waiting, ..proof.clone() };
    if !store::put_number(db, &edition, &kept.write()?).await? {
        return Err(Error::Refused("print-already-edition"));
    }
    wait(db, &edition, draw_at).await?;
    Ok(edition)
}

/// What a choice is called: « Affiche, témoin, A3, arabe ».
pub fn name(cx: &Cx, edition: &Edition) -> String {
    let mut parts = vec![cx.label("print-kind", edition.kind)];
    if edition.kind.subjects().len() > 1 {
        parts.push(cx.label("print-subject", edition.subject));
    }
    if edition.lang != web::Lang::Fr {
        parts.push(cx.label("print-lang", edition.lang));
    }
    parts.join(", ")
}
