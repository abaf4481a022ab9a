//! The pages of the questions.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error};
use directory::Need;
use partner::{Commune, Resolved, Territory, TerritoryKind};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Asked, Question, When, Who};
use crate::Search;
use crate::model::{LIFETIME, MAX_COMMUNE, MAX_TEXT};
use crate::pages::{Host, Stale, around};

#[derive(Template)]
#[template(path = "help/before.html")]
struct Before {
    cx: Cx,
    territory: Option<Territory>,
}

/// What leaving can do and what it cannot, said before anything is asked.
pub async fn before(mut cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    let territory = partner::territory_by_slug(&mut cx.read().await?, &slug).await?.ok_or(Error::NotFound)?;
    cx.dress(&slug);
    page(&Before { cx, territory: Some(territory) })
}

#[derive(Template)]
#[template(path = "help/question.html")]
struct Page {
    cx: Cx,
    asked: Asked,
    /// What was answered so far, sealed, for the form.
    state: String,
    back: String,
    reply: Reply,
    errors: Errors,
    /// The territory's own commune, offered at one touch.
    here: Option<Commune>,
    /// Communes of the name or code that was typed, or spelt nearly so.
    communes: Vec<Commune>,
}

impl Page {
    async fn of(cx: Cx, db: &mut Db, asked: Asked) -> Result<Self> {
        let state = cx.app.sealer.seal(&asked, cx.now())?;
        let slug = asked.search.slug.as_deref().unwrap_or_default();
        let here = if asked.at == Question::Where { commune_of(db, slug).await? } else { None };
        let back = match asked.at.previous() {
            Some(at) => cx.to(&path(&cx, &Asked { at, search: asked.search.clone() })?),
            None => cx.to(&home(asked.search.slug.as_deref())),
        };
        let (reply, errors) = (Reply::default(), Errors::default());
        Ok(Self { cx, asked, state, back, reply, errors, here, communes: Vec::new() })
    }

    fn whos(&self) -> &'static [Who] {
        Who::ALL
    }

    fn whens(&self) -> &'static [When] {
        When::ALL
    }

    /// What most people of her path look for.
    fn needs(&self) -> &'static [Need] {
        self.asked.search.who.unwrap_or(Who::Myself).needs()
    }

    fn other_needs(&self) -> Vec<Need> {
        let is_his = |need: &Need| *need == Need::StopViolence && self.asked.search.who != Some(Who::Violent);
        let others = Need::ALL.iter().filter(|need| !self.needs().contains(need) && !is_his(need));
        others.copied().collect()
    }

    fn last(&self) -> usize {
        Question::ALL.len()
    }
}

fn home(slug: Option<&str>) -> String {
    slug.map_or_else(|| "/infos".to_owned(), |slug| format!("/infos/{slug}"))
}

fn path(cx: &Cx, asked: &Asked) -> Result<String> {
    Ok(format!("/infos/q/{}", cx.app.sealer.seal(asked, cx.now())?))
}

/// The address of the last question again, for who wants to answer otherwise.
pub fn again(cx: &Cx, search: &Search) -> Result<String> {
    Ok(cx.to(&path(cx, &Asked { at: Question::When, search: search.clone() })?))
}

async fn commune_of(db: &mut Db, slug: &str) -> Result<Option<Commune>> {
    let Some(territory) = partner::territory_by_slug(db, slug).await? else { return Ok(None) };
    if territory.kind != TerritoryKind::Commune {
        return Ok(None);
    }
    let Some(code) = partner::only_commune(db, territory.id).await? else { return Ok(None) };
    Ok(partner::commune(db, &code).await?)
}

/// The first question, in a territory.
pub async fn begin(mut cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    partner::territory_by_slug(&mut db, &slug).await?.ok_or(Error::NotFound)?;
    cx.dress(&slug);
    let search = Search { slug: Some(slug), is_guided: true, ..Search::default() };
    page(&Page::of(cx, &mut db, Asked { at: Question::Who, search }).await?)
}

/// The first question where no territory was chosen: that of the host name, or anywhere.
pub async fn begin_anywhere(cx: Cx, host: Host) -> Result<Response> {
    let mut db = cx.read().await?;
    let slug = host.territory(&mut db).await?.map(|territory| territory.slug);
    let search = Search { slug, is_guided: true, ..Search::default() };
    page(&Page::of(cx, &mut db, Asked { at: Question::Who, search }).await?)
}

/// A question, with what was answered before it.
pub async fn question(mut cx: Cx, Path(token): Path<String>) -> Result<Response> {
    let Some(asked) = cx.app.sealer.open::<Asked>(&token, cx.now(), LIFETIME) else { return page(&Stale { cx }) };
    asked.search.slug.iter().for_each(|slug| cx.dress(slug));
    let mut db = cx.read().await?;
    page(&Page::of(cx, &mut db, asked).await?)
}

/// What was chosen or typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// The question and what was answered before it, sealed.
    state: String,
    answer: String,
    text: String,
    commune: String,
    commune_code: String,
    skip: String,
}

/// What a reply makes of a search: the search, or what has to be asked again.
enum Heard {
    Search(Box<Search>),
    Again(Errors, Vec<Commune>),
}

impl Heard {
    fn search(search: Search) -> Self {
        Self::Search(Box::new(search))
    }

    fn fault(field: &'static str, key: &'static str) -> Self {
        Self::Again(Errors::one(field, key), Vec::new())
    }
}

/// Takes an answer and leads to the next question, or to what was found.
pub async fn reply(mut cx: Cx, Form(reply): Form<Reply>) -> Result<Response> {
    let Some(asked) = cx.app.sealer.open::<Asked>(&reply.state, cx.now(), LIFETIME) else { return page(&Stale { cx }) };
    asked.search.slug.iter().for_each(|slug| cx.dress(slug));
    let mut db = cx.read().await?;
    let search = match hear(&mut db, &asked, &reply).await? {
        Heard::Search(search) => *search,
        Heard::Again(errors, communes) => {
            let again = Page::of(cx, &mut db, asked).await?;
            return invalid(&Page { reply, errors, communes, ..again });
        }
    };
    let path = match asked.at.next() {
        Some(at) => path(&cx, &Asked { at, search })?,
        None => format!("/infos/r/{}", cx.app.sealer.seal(&search, cx.now())?),
    };
    Ok(see_other(&cx.to(&path)))
}

async fn hear(db: &mut Db, asked: &Asked, reply: &Reply) -> Result<Heard> {
    let (search, is_skipped) = (asked.search.clone(), !reply.skip.is_empty());
    Ok(match asked.at {
        Question::Who if is_skipped => Heard::search(Search { who: None, ..search }),
        Question::Who => match reply.answer.parse() {
            Ok(who) => Heard::search(Search { who: Some(who), ..search }),
            Err(_) => Heard::fault("answer", "help-choice-unknown"),
        },
        Question::What if is_skipped => Heard::search(Search { need: None, text: String::new(), ..search }),
        Question::What => hear_what(search, reply),
        Question::Where => hear_where(db, search, reply, is_skipped).await?,
        Question::When if is_skipped => Heard::search(Search { when: None, ..search }),
        Question::When => match reply.answer.parse() {
            Ok(when) => Heard::search(Search { when: Some(when), ..search }),
            Err(_) => Heard::fault("answer", "help-choice-unknown"),
        },
    })
}

fn hear_what(search: Search, reply: &Reply) -> Heard {
    if !reply.answer.is_empty() {
        return match reply.answer.parse() {
            Ok(need) => Heard::search(Search { need: Some(need), text: String::new(), ..search }),
            Err(_) => Heard::fault("answer", "help-need-unknown"),
        };
    }
    let text = base::text::one_line(&reply.text);
    if text.chars().count() > MAX_TEXT {
        return Heard::fault("text", "help-text-too-long");
    }
    if base::text::fold(&text).is_empty() {
        return Heard::fault("text", "help-text-empty");
    }
    Heard::search(Search { need: None, text, ..search })
}

async fn hear_where(db: &mut Db, search: Search, reply: &Reply, is_skipped: bool) -> Result<Heard> {
    let search = search.nowhere();
    if is_skipped {
        let territory = partner::territory_by_slug(db, search.slug.as_deref().unwrap_or_default()).await?;
        let Some(territory) = territory else { return Ok(Heard::search(search)) };
        return Ok(Heard::search(around(db, search, &territory).await?));
    }
    if !reply.commune_code.is_empty() {
        return Ok(match partner::commune(db, &reply.commune_code).await? {
            Some(commune) => Heard::search(search.near(commune)),
            None => Heard::fault("commune", "help-commune-unknown"),
        });
    }
    if reply.commune.trim().is_empty() || reply.commune.chars().count() > MAX_COMMUNE {
        return Ok(Heard::fault("commune", "help-commune-missing"));
    }
    Ok(match partner::resolve(db, &reply.commune).await? {
        Resolved::One(commune) => Heard::search(search.near(*commune)),
        Resolved::Several(communes) => Heard::Again(Errors::one("commune", "help-commune-several"), communes),
        Resolved::Unknown(alike) => Heard::Again(Errors::one("commune", "help-commune-unknown"), alike),
    })
}
