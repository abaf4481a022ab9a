//! The role sheets of the demonstration's signatories, and a circuit between them.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use chrono::{DateTime, Days, NaiveDate, Utc};
use partner::{Institution, Membership, Territory};
use role::{Approval, Branch, CircuitText, Delay, Document, SheetText, Status, Step, Text, Unit, Who};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/boulogne-billancourt-roles.toml");

/// Whoever notes for institutions that have no account.
const NOTED_BY: &str = "coordinatrice du contrat local";

/// What the file tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Institutions of another file that have signed here too.
    #[serde(rename = "member")]
    pub members: Vec<MemberTold>,
    #[serde(rename = "sheet")]
    pub sheets: Vec<SheetTold>,
    pub circuit: CircuitTold,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberTold {
    pub institution: String,
    pub role: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTold {
    pub institution: String,
    pub validated_by: String,
    /// It validated here, by itself.
    #[serde(default)]
    pub is_own: bool,
    pub validated_days_ago: u64,
    pub missions: String,
    pub can: String,
    pub cannot: String,
    pub conditions: String,
    pub delays: String,
    pub contact: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircuitTold {
    pub title: String,
    pub situation: String,
    pub validated_days_ago: u64,
    #[serde(rename = "step")]
    pub steps: Vec<StepTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepTold {
    pub institution: String,
    pub function: String,
    pub what: String,
    pub unit: Unit,
    pub number: i64,
    #[serde(default)]
    pub document: String,
    #[serde(default)]
    pub secrecy: String,
    #[serde(default)]
    pub next: Vec<Branch>,
}

/// What the file of the demonstration tells of roles.
pub fn roles() -> anyhow::Result<Roles> {
    toml::from_str(FILE).context("roles")
}

/// Where it is put.
pub struct Ground<'a> {
    pub territory: Id<Territory>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

impl Ground<'_> {
    fn institution(&self, key: &str) -> anyhow::Result<Id<Institution>> {
        self.institutions.get(key).copied().with_context(|| format!("no institution {key}"))
    }

    fn day(&self, days_ago: u64) -> NaiveDate {
        let today = web::today_at(self.now);
        today.checked_sub_days(Days::new(days_ago)).unwrap_or(today)
    }
}

/// Makes the sheets and the circuit, in force.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let roles = roles()?;
    for told in &roles.members {
        let id = ground.institution(&told.institution)?;
        let institution = partner::institution(db, id).await?.context("a member")?;
        let membership = Membership { institution, is_signatory: true, role: told.role.clone() };
        partner::add_membership(db, ground.territory, &membership).await?;
    }
    let mut approvals = Vec::new();
    for told in &roles.sheets {
        let approval = approval(told, ground)?;
        let text = Text::Sheet(sheet(told));
        let document = Document::new(ground.territory, Some(approval.institution_id), ground.now);
        bring_into_force(db, (text, document), std::slice::from_ref(&approval)).await?;
        approvals.push(approval);
    }
    let text = Text::Circuit(circuit(db, &roles.circuit, ground).await?);
    let document = Document::new(ground.territory, None, ground.now);
    let concerned = text.concerned(&document);
    let given_on = ground.day(roles.circuit.validated_days_ago);
    let agreed = approvals.into_iter().filter(|one| concerned.contains(&one.institution_id));
    let agreed: Vec<_> = agreed.map(|one| Approval { given_on, ..one }).collect();
    bring_into_force(db, (text, document), &agreed).await
}

fn approval(told: &SheetTold, ground: &Ground<'_>) -> anyhow::Result<Approval> {
    Ok(Approval {
        institution_id: ground.institution(&told.institution)?,
        function: told.validated_by.clone(),
        given_on: ground.day(told.validated_days_ago),
        noted_by: if told.is_own { String::new() } else { NOTED_BY.to_owned() },
    })
}

fn sheet(told: &SheetTold) -> SheetText {
    let text = |text: &String| text.trim().to_owned();
    SheetText {
        missions: text(&told.missions),
        can: text(&told.can),
        cannot: text(&told.cannot),
        conditions: text(&told.conditions),
        delays: text(&told.delays),
        contact: text(&told.contact),
    }
}

async fn circuit(db: &mut Db, told: &CircuitTold, ground: &Ground<'_>) -> anyhow::Result<CircuitText> {
    let mut steps = Vec::new();
    for (key, step) in (1..).zip(&told.steps) {
        let id = ground.institution(&step.institution)?;
        let institution = partner::institution(db, id).await?.context("who does a step")?;
        let name = institution.short_name.unwrap_or(institution.name);
        steps.push(Step {
            key,
            who: Who { institution: Some(id), name, function: step.function.clone() },
            what: step.what.clone(),
            delay: Delay { number: step.number, unit: step.unit },
            document: step.document.clone(),
            secrecy: step.secrecy.clone(),
            next: step.next.clone(),
        });
    }
    let (title, situation) = (told.title.clone(), told.situation.trim().to_owned());
    Ok(CircuitText { title, situation, steps, removed: Vec::new() })
}

async fn bring_into_force(
    db: &mut Db,
    (text, document): (Text, Document),
    approvals: &[Approval],
) -> anyhow::Result<()> {
    let valid_on = approvals.iter().map(|one| one.given_on).max();
    let document = text.put(document)?;
    let document = Document { status: Status::Valid, valid_number: Some(1), valid_on, ..document };
    role::insert(db, &document).await?;
    for approval in approvals {
        role::put_approval(db, document.id, approval).await?;
    }
    role::insert_version(db, &document, approvals).await?;
    Ok(())
}
