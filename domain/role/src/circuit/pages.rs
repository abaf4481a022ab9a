//! The workspace's pages about circuits.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::NaiveDate;
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Decision, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::form::HeadForm;
use super::model::{CircuitText, MOST};
use super::telling::{StepTold, steps_told};
use crate::block::{Block, blocks};
use crate::diagram::{Diagram, Node, draw};
use crate::life::access::{Held, decide, held, reach, reach_to_write};
use crate::life::pages::outrun;
use crate::life::{Document, Status, Text, acts, store};
use crate::sheet::pages::{Wanted, text_of};
use crate::{SEE_ROLES, WRITE_ROLES};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "circuit/list.html")]
struct List {
    cx: Cx,
    circuits: Vec<Held>,
    paging: Paging,
    may_write: bool,
    form: HeadForm,
    errors: Errors,
    today: NaiveDate,
}

async fn listed(cx: Cx, db: &mut Db, page: Option<usize>) -> Result<List> {
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    let mut circuits = Vec::new();
    for document in store::circuits(db, territory).await? {
        circuits.extend(held(&cx, db, document).await?);
    }
    let paging = Paging::new(page, circuits.len()).ok_or(Error::NotFound)?;
    let circuits = circuits.into_iter().skip(paging.offset()).take(PAGE_SIZE).collect();
    let may_write = decide(&cx, WRITE_ROLES, territory, None)? == Decision::Permit;
    let today = cx.today();
    Ok(List { cx, circuits, paging, may_write, form: HeadForm::default(), errors: Errors::default(), today })
}

/// Lists the circuits of the reader's territory that she may know of.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    cx.may(SEE_ROLES)?;
    let mut db = cx.read().await?;
    page(&listed(cx, &mut db, which.page).await?)
}

/// Begins a circuit; its steps are added on its page.
pub async fn begin(cx: Cx, Form(form): Form<HeadForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(WRITE_ROLES)?.territory);
    decide(&cx, WRITE_ROLES, territory, None)?.ok()?;
    let mut db = cx.write().await?;
    let text = match form.check(CircuitText::default()) {
        Ok(text) => Text::Circuit(text),
        Err(errors) => {
            let list = listed(cx, &mut db, None).await?;
            return invalid(&List { form, errors, ..list });
        }
    };
    let document = text.put(Document::new(territory, None, cx.now()))?;
    acts::begin(&cx, &mut db, &document).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/circuits/{}/redaction", document.id)))
}

/// The drawing of a circuit; none if its ways come back to where they were.
pub fn drawing(steps: &[StepTold], text: &CircuitText) -> Diagram {
    let layers = text.layers().unwrap_or_default();
    let nodes = steps.iter().zip(layers).map(|(step, layer)| {
        let head = if step.function.is_empty() { step.lane.as_str() } else { step.function.as_str() };
        let mut texts = vec![format!("{}. {head}", step.number), step.what.clone(), step.delay.clone()];
        texts.extend(Some(step.document.clone()).filter(|document| !document.is_empty()));
        texts.extend(step.next.iter().cloned());
        Node { lane: step.lane.clone(), layer, texts, to: step.to.clone() }
    });
    draw(&nodes.collect::<Vec<_>>())
}

#[derive(Template)]
#[template(path = "circuit/show.html")]
struct Show {
    held: Held,
    name: String,
    situation: Vec<Block>,
    steps: Vec<StepTold>,
    diagram: Diagram,
    description: String,
    is_draft: bool,
    cx: Cx,
}

impl Show {
    fn writing(&self) -> String {
        format!("/pro/circuits/{}/redaction", self.held.document.id)
    }
}

/// The circuit of an address, as it is written; a sheet is none.
fn circuit_of(held: &Held) -> Result<CircuitText> {
    match &held.text {
        Text::Circuit(text) => Ok(text.clone()),
        Text::Sheet(_) => Err(Error::NotFound.into()),
    }
}

/// Shows a circuit, drawn and in words.
pub async fn show(cx: Cx, Path(id): Path<Id<Document>>, Query(wanted): Query<Wanted>) -> Result<Response> {
    cx.may(SEE_ROLES)?;
    let mut db = cx.read().await?;
    let held = reach(&cx, &mut db, id).await?;
    circuit_of(&held)?;
    let is_draft = held.shows_draft() && !wanted.valid;
    let Text::Circuit(text) = text_of(&mut db, &held, is_draft).await? else { return Err(Error::NotFound.into()) };
    let steps = steps_told(&cx, &text);
    let diagram = drawing(&steps, &text);
    let description = cx.t1("circuit-drawn", "count", steps.len());
    let situation = blocks(&text.situation);
    page(&Show { held, name: text.title, situation, steps, diagram, description, is_draft, cx })
}

#[derive(Template)]
#[template(path = "circuit/form.html")]
struct Writing {
    cx: Cx,
    document: Document,
    text: CircuitText,
    steps: Vec<StepTold>,
    form: HeadForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Writing {
    fn new(cx: Cx, (document, text): (Document, CircuitText), form: HeadForm, errors: Errors) -> Self {
        let steps = steps_told(&cx, &text);
        Self { cx, document, text, steps, form, errors, differences: None }
    }

    /// One more step can be added.
    fn has_room(&self) -> bool {
        self.steps.len() < MOST
    }
}

/// The circuit of an address, if the reader may write it and it is not taken away.
pub async fn reach_draft(cx: &Cx, db: &mut Db, id: Id<Document>) -> Result<(Document, CircuitText)> {
    let held = reach_to_write(cx, db, id).await?;
    let text = circuit_of(&held)?;
    if held.document.withdrawn_on.is_some() {
        return Err(Error::Refused("role-is-withdrawn").into());
    }
    Ok((held.document, text))
}

/// Shows how a circuit is written: its title, when it is followed, its steps.
pub async fn form(cx: Cx, Path(id): Path<Id<Document>>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let (document, text) = reach_draft(&cx, &mut cx.read().await?, id).await?;
    let form = HeadForm::of(&text, document.version);
    page(&Writing::new(cx, (document, text), form, Errors::default()))
}

/// Keeps the title and the situation of a circuit.
pub async fn save(cx: Cx, Path(id): Path<Id<Document>>, Form(form): Form<HeadForm>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let (document, old) = reach_draft(&cx, &mut db, id).await?;
    if document.version != form.version {
        let differences = Some(differences(old.told(&cx), form.text(old.clone()).told(&cx)));
        let form = HeadForm { version: document.version, ..form };
        return outrun(&Writing { differences, ..Writing::new(cx, (document, old), form, Errors::default()) });
    }
    let new = match form.check(old.clone()) {
        Ok(new) => new,
        Err(errors) => return invalid(&Writing::new(cx, (document, old), form, errors)),
    };
    rewrite(&cx, db, document, (&old, new)).await
}

/// Ends an act on the draft of a circuit, and leads back to where it is written.
pub async fn rewrite(
    cx: &Cx,
    mut db: Db,
    document: Document,
    (old, new): (&CircuitText, CircuitText),
) -> Result<Response> {
    let (id, touched) = (document.id, old.touched(&new));
    acts::rewrite(cx, &mut db, Text::Circuit(new).put(document)?, &touched).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/circuits/{id}/redaction")))
}
