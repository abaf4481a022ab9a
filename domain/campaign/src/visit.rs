//! What an institution's desk sees by its link, without an account: its entries, to be said right or corrected. Looking
//! changes nothing, as mail scanners look too; sending uses the link up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use directory::{Answerer, Author, Entry, EntryForm, Finder, Location, Place, Service, hours_lines};
use partner::{Contact, Institution};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use crate::jobs::new_link;
use crate::model::{Asked, Link, digest};
use crate::{Campaign, Outcome, store};

/// How many entries one page asks about; the next ones come by a link of their own.
const SECTION: usize = 10;

/// An entry that is asked about, with what was typed of it.
struct Section {
    entry: Entry,
    hours: Vec<String>,
    /// Where it is met: the address as the public reads it, with the hours that hold there.
    places: Vec<String>,
    /// What she chose: `unchanged`, `corrected`, or nothing yet.
    choice: String,
    form: EntryForm,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "campaign/visit.html")]
struct Visit {
    cx: Cx,
    secret: String,
    campaign: Campaign,
    institution: Institution,
    contact: Contact,
    sections: Vec<Section>,
    /// How many entries come after these.
    later: usize,
    /// The key of what is wrong with the whole.
    fault: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "campaign/dead.html")]
struct Dead {
    cx: Cx,
}

#[derive(Template)]
#[template(path = "campaign/thanks.html")]
struct Thanks {
    cx: Cx,
}

/// Thanks.
pub async fn thanks(cx: Cx) -> Result<Response> {
    page(&Thanks { cx })
}

/// A link that was used, died, or never was: which of them is not said.
fn dead(cx: Cx) -> Result<Response> {
    Ok((StatusCode::GONE, Html(Dead { cx }.render()?)).into_response())
}

/// What a living link opens.
struct Opened {
    link: Link,
    campaign: Campaign,
    institution: Institution,
    contact: Contact,
    /// The entries that nobody has answered for yet.
    left: Vec<Id<Service>>,
}

async fn opened(cx: &Cx, db: &mut Db, secret: &str) -> Result<Option<Opened>> {
    let Some(link) = store::living_link(db, &digest(secret), cx.now()).await? else { return Ok(None) };
    let campaign = store::campaign(db, link.campaign_id).await?.filter(Campaign::is_open);
    let institution = partner::institution(db, link.institution_id).await?;
    let contact = partner::contact(db, link.contact_id).await?;
    let (Some(campaign), Some(institution), Some(contact)) = (campaign, institution, contact) else { return Ok(None) };
    let asked = store::asked(db, &campaign).await?;
    let is_left = |asked: &&Asked| asked.institution_id == institution.id && !asked.is_answered(campaign.opened_on);
    let left = asked.iter().filter(is_left).map(|asked| asked.service_id).collect();
    Ok(Some(Opened { link, campaign, institution, contact, left }))
}

fn section(cx: &Cx, entry: Entry) -> Section {
    let hours = entry.service.hours.as_ref().map(|hours| hours_lines(cx, hours)).unwrap_or_default();
    let places = entry.places.iter().map(|place| place_line(cx, place)).collect();
    let form = EntryForm::of(&entry.service);
    Section { entry, hours, places, choice: String::new(), form, errors: Errors::default() }
}

/// A place on one line.
fn place_line(cx: &Cx, place: &Place) -> String {
    let hours = place.hours.as_ref().map(|hours| hours_lines(cx, hours).join(", "));
    let street = match &place.location {
        Location::Address { line, postal_code, .. } => Some(format!("{line}, {postal_code}")),
        Location::Commune { .. } => None,
    };
    let parts = [street, Some(place.commune.clone()), hours];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

async fn sections(cx: &Cx, db: &mut Db, left: &[Id<Service>]) -> Result<Vec<Section>> {
    let wanted = left.get(..SECTION).unwrap_or(left);
    let mut sections = Vec::with_capacity(wanted.len());
    for id in wanted {
        sections.extend(directory::store::entry(db, *id).await?.map(|entry| section(cx, entry)));
    }
    Ok(sections)
}

/// Shows the entries of an institution, ten at a time.
pub async fn show(cx: Cx, Path(secret): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Some(opened) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    let sections = sections(&cx, &mut db, &opened.left).await?;
    page(&visit(cx, secret, opened, (sections, None)))
}

fn visit(cx: Cx, secret: String, opened: Opened, (sections, fault): (Vec<Section>, Option<&'static str>)) -> Visit {
    let Opened { campaign, institution, contact, left, .. } = opened;
    let later = left.len().saturating_sub(SECTION);
    Visit { cx, secret, campaign, institution, contact, sections, later, fault }
}

/// What was sent: boxes named after an entry and a field, `id.phone`; `all` says that nothing has changed anywhere.
type Sent = BTreeMap<String, String>;

/// The section with what was sent of it.
fn typed(section: Section, sent: &Sent) -> Section {
    let id = section.entry.service.id;
    let mut form = section.form;
    let fill = |field: &str, into: &mut String| {
        if let Some(text) = sent.get(&format!("{id}.{field}")) {
            into.clone_from(text);
        }
    };
    fill("summary", &mut form.summary);
    fill("phone", &mut form.phone);
    fill("sms", &mut form.sms);
    fill("email", &mut form.email);
    fill("website", &mut form.website);
    fill("hours", &mut form.hours);
    fill("how_to", &mut form.how_to);
    let version = sent.get(&format!("{id}.version")).and_then(|version| version.parse().ok());
    form.version = version.unwrap_or_default();
    let is_all = sent.contains_key("all");
    let choice = if is_all { Some("unchanged") } else { sent.get(&format!("{id}.choice")).map(String::as_str) };
    Section { form, choice: choice.unwrap_or_default().to_owned(), ..section }
}

/// Answers for one entry; what is wrong with it is told.
async fn answer_one(cx: &Cx, db: &mut Db, section: &Section, by: &Answerer) -> Result<Result<Option<Outcome>, Errors>> {
    let is_as_seen = section.entry.service.version == section.form.version;
    let (form, outcome) = match section.choice.as_str() {
        "unchanged" if !is_as_seen => return Ok(Err(Errors::one("version", "campaign-entry-stale"))),
        "unchanged" => (None, Outcome::Unchanged),
        "corrected" => (Some(&section.form), Outcome::Corrected),
        _ => return Ok(Ok(None)),
    };
    let said = directory::answer(cx, db, (section.entry.clone(), form), by).await?;
    Ok(said.map(|()| Some(outcome)))
}

/// Takes what an institution says of its entries; all of it or, if something is wrong, nothing.
pub async fn answer(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path(secret): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let Some(opened) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    let sections = sections(&cx, &mut db, &opened.left).await?;
    let mut sections: Vec<Section> = sections.into_iter().map(|section| typed(section, &sent)).collect();
    let author = Author { function: opened.contact.function.clone(), institution: Some(opened.institution.id) };
    let by = Answerer { author, territory: opened.campaign.territory_id };
    let mut answered = Vec::new();
    for section in &mut sections {
        match answer_one(&cx, &mut db, section, &by).await? {
            Ok(outcome) => answered.extend(outcome.map(|outcome| (section.entry.service.id, outcome))),
            Err(errors) => section.errors = errors,
        }
    }
    let fault = fault(&sections, answered.len());
    if fault.is_some() {
        drop(db);
        return again(cx, secret, opened, (sections, fault));
    }
    let next = conclude(&cx, &mut db, &opened, &answered, sent.contains_key("keeper")).await?;
    db.commit().await?;
    directory::show_at_once(&cx, &finder).await;
    Ok(see_other(&format!("/pro/verification/{}", next.as_deref().unwrap_or("merci"))))
}

fn fault(sections: &[Section], answered: usize) -> Option<&'static str> {
    if sections.iter().any(|section| !section.errors.is_empty()) {
        return Some("campaign-faults");
    }
    (answered == 0).then_some("campaign-nothing")
}

/// The page again with what was typed; the form of an entry that has gone on meanwhile is now about what it says now.
fn again(
    cx: Cx,
    secret: String,
    opened: Opened,
    (mut sections, fault): (Vec<Section>, Option<&'static str>),
) -> Result<Response> {
    for section in &mut sections {
        section.form.version = section.entry.service.version;
    }
    invalid(&visit(cx, secret, opened, (sections, fault)))
}

/// Uses the link up and notes the answers; gives the next link where entries are left.
async fn conclude(
    cx: &Cx,
    db: &mut Db,
    opened: &Opened,
    answered: &[(Id<Service>, Outcome)],
    is_keeper: bool,
) -> Result<Option<String>> {
    if !store::use_up(db, &opened.link.digest, cx.now()).await? {
        return Err(Error::Conflict.into());
    }
    for said in answered {
        store::note_answer(db, opened.campaign.id, *said, cx.today()).await?;
    }
    if is_keeper {
        partner::confirm_contacts(db, opened.institution.id, cx.today()).await?;
    }
    let ids: Vec<Id<Service>> = answered.iter().map(|(id, _)| *id).collect();
    directory::store::record_change(db, &ids, cx.now()).await?;
    let done: BTreeSet<Id<Service>> = ids.into_iter().collect();
    if opened.left.iter().all(|id| done.contains(id)) {
        return Ok(None);
    }
    Ok(Some(new_link(db, opened.campaign.id, &opened.contact, cx.now()).await?))
}
