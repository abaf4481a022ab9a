//! Role sheets and circuits in force, in words and drawn: what is printed of them.

use std::collections::BTreeMap;

use askama::Template;
use base::{Db, Error, Id, Result};
use chrono::NaiveDate;
use partner::Territory;
use web::Cx;

use crate::circuit::{CircuitText, StepTold, drawing, steps_told};
use crate::diagram::Diagram;
use crate::life::model::read;
use crate::life::store;
use crate::sheet::SheetText;

/// What an institution does in the network, as it was validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTold {
    pub institution: String,
    pub valid_on: NaiveDate,
    /// Each section with its title.
    pub sections: Vec<(String, String)>,
}

/// A circuit as it was validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircuitTold {
    pub title: String,
    pub situation: String,
    pub valid_on: NaiveDate,
    /// Each step in lines.
    pub steps: Vec<Vec<String>>,
    /// The same drawn: an SVG that stands alone.
    pub drawing: String,
    /// What the drawing shows, in a sentence.
    pub description: String,
}

/// How many institutions a network has at most.
const MOST: i64 = 2000;

/// The role sheets in force in a territory, by institution.
pub async fn sheets_told(cx: &Cx, db: &mut Db, territory: Id<Territory>) -> Result<Vec<SheetTold>> {
    let members = partner::members(db, territory, 0, MOST).await?.into_iter();
    let names: BTreeMap<_, _> = members.map(|member| (member.institution.id, member.institution.name)).collect();
    let mut told = Vec::new();
    for (institution, content, valid_on) in store::shown_sheets(db, territory).await? {
        let Some(institution) = names.get(&institution).cloned() else { continue };
        let text: SheetText = read(&content)?;
        let filled = text.sections().into_iter().filter(|(_, text)| !text.is_empty());
        let sections = filled.map(|(key, text)| (cx.t(key), text.to_owned())).collect();
        told.push(SheetTold { institution, valid_on, sections });
    }
    told.sort_by_cached_key(|sheet| base::text::fold(&sheet.institution));
    Ok(told)
}

#[derive(Template)]
#[template(path = "circuit/drawn.svg", escape = "html")]
struct Drawn {
    diagram: Diagram,
    name: String,
    description: String,
}

/// The circuits in force in a territory, by title.
pub async fn circuits_told(cx: &Cx, db: &mut Db, territory: Id<Territory>) -> Result<Vec<CircuitTold>> {
    let mut told = Vec::new();
    for document in store::circuits(db, territory).await?.into_iter().filter(|one| one.is_shown()) {
        let Some(number) = document.valid_number else { continue };
        let Some(version) = store::version(db, document.id, number).await? else { continue };
        told.push(circuit_told(cx, read(&version.content)?, version.valid_on)?);
    }
    Ok(told)
}

fn circuit_told(cx: &Cx, text: CircuitText, valid_on: NaiveDate) -> Result<CircuitTold> {
    let steps = steps_told(cx, &text);
    let diagram = drawing(&steps, &text);
    let description = cx.t1("circuit-drawn", "count", steps.len());
    let drawn = Drawn { diagram, name: text.title.clone(), description: description.clone() };
    let drawing = drawn.render().map_err(|error| Error::Unexpected(error.into()))?;
    let lines = |step: &StepTold| step.lines(cx).lines().map(str::to_owned).collect();
    let steps = steps.iter().map(lines).collect();
    Ok(CircuitTold { title: text.title, situation: text.situation, valid_on, steps, drawing, description })
}
