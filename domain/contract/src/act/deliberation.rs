//! Votes in the national open format for deliberations (SCDL « Délibérations » 2.1.2): one row for each.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use partner::Territory;
use web::{Cx, Path, Result};

use super::model::{Act, ActKind, Vote};
use super::store;
use crate::{Contract, SEE_CONTRACTS, reach};

const COLUMNS: [&str; 17] = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
];

/// What the format asks for of a vote; `None` where the vote lacks what the format requires.
pub struct Deliberation {
    council: String,
    siret: String,
    number: String,
    subject: String,
    act: Act,
    filing: Option<Act>,
}

/// What the format requires and a vote lacks: the keys of their names.
pub fn lacks(act: &Act, council: Option<&Council>) -> Vec<&'static str> {
    let has_siret = council.is_some_and(|council| council.siret.is_some()) || act.vote.siret.is_some();
    let facts = [
        (council.is_some(), "vote-institution"),
        (has_siret, "vote-siret"),
        (!act.number.is_empty(), "vote-number"),
        (!act.subject.is_empty(), "act-subject"),
        (!act.vote.matter_code.is_empty(), "vote-matter-code"),
        (!act.vote.matter_name.is_empty(), "vote-matter-name"),
    ];
    facts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, key)| key).collect()
}

/// The institution whose council voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    pub name: String,
    pub siret: Option<String>,
}

/// Whose council voted, where that is known.
pub async fn council(db: &mut Db, vote: &Vote) -> base::Result<Option<Council>> {
    let Some(id) = vote.institution_id else { return Ok(None) };
    let institution = partner::institution(db, id).await?;
    Ok(institution.map(|one| Council { name: one.name, siret: one.siret }))
}

impl Deliberation {
    /// The row of a vote, if it has all that the format requires.
    pub fn of(act: &Act, council: Option<&Council>, acts: &[Act]) -> Option<Self> {
        if !lacks(act, council).is_empty() {
            return None;
        }
        let council = council?;
        let filing = acts.iter().find(|other| other.kind == ActKind::Filing && other.about_id == Some(act.id));
        Some(Self {
            council: council.name.clone(),
            siret: council.siret.clone().or_else(|| act.vote.siret.clone())?,
            number: act.number.clone(),
            subject: act.subject.clone(),
            act: act.clone(),
            filing: filing.cloned(),
        })
    }

    fn row(&self) -> [String; 17] {
        let vote = &self.act.vote;
        let [seats, voting, votes_for, against, abstained] = votes(vote).map_or_else(Default::default, texts);
        let (filed_with, filed_on) = match &self.filing {
            Some(filing) => (prefecture(&filing.number), filing.done_on.to_string()),
            None => Default::default(),
        };
        [
            cell(&self.council),
            self.siret.clone(),
            cell(&self.number),
            self.act.done_on.to_string(),
            vote.matter_code.clone(),
            cell(&vote.matter_name),
            cell(&self.subject),
            String::new(),
            String::new(),
            filed_with,
            filed_on,
            seats,
            voting,
            votes_for,
            against,
            abstained,
            vote.url.clone().unwrap_or_default(),
        ]
    }
}

/// How many might vote, did, and how: all five or, where one is unknown, none.
fn votes(vote: &Vote) -> Option<[i64; 5]> {
    let might = vote.seats.or_else(|| vote.attending())?;
    Some([might, vote.voting()?, vote.votes_for?, vote.votes_against.unwrap_or(0), vote.abstained.unwrap_or(0)])
}

fn texts(numbers: [i64; 5]) -> [String; 5] {
    numbers.map(|number| number.to_string())
}

/// The prefecture that gave a number to a filed act: « 092-… » was filed in the 92.
fn prefecture(number: &str) -> String {
    let code = number.split('-').next().unwrap_or_default().to_ascii_uppercase();
    let is_code =
        code.len() == 3 && code.starts_with('0') && code.bytes().all(|c| c.is_ascii_digit() || b"AB".contains(&c));
    if is_code { format!("PREF{code}") } else { String::new() }
}

/// A text that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}

fn file(deliberations: &[Deliberation]) -> base::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).context("a file in memory")?;
    for deliberation in deliberations {
        writer.write_record(deliberation.row()).context("a file in memory")?;
    }
    Ok(writer.into_inner().context("a file in memory")?)
}

async fn rows(db: &mut Db, acts: &[Act]) -> base::Result<Vec<Deliberation>> {
    let mut rows = Vec::new();
    for act in acts.iter().filter(|act| act.kind == ActKind::Vote) {
        let council = council(db, &act.vote).await?;
        rows.extend(Deliberation::of(act, council.as_ref(), acts));
    }
    Ok(rows)
}

/// The votes of a contract in the open format, as a CSV file; `None` where no vote has what it requires.
pub async fn deliberations(db: &mut Db, contract: Id<Contract>) -> base::Result<Option<Vec<u8>>> {
    let acts = store::acts(db, contract).await?;
    let rows = rows(db, &acts).await?;
    if rows.is_empty() { Ok(None) } else { Ok(Some(file(&rows)?)) }
}

fn answer(file: Option<Vec<u8>>) -> Result<Response> {
    let file = file.ok_or(Error::Refused("vote-none-to-export"))?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"deliberations.csv\"");
    Ok(([kind, name], file).into_response())
}

/// Gives the votes of a contract.
pub async fn of_contract(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    reach::read(&cx, &mut db, id).await?;
    answer(deliberations(&mut db, id).await?)
}

/// Gives the votes of all contracts of the reader's territory.
pub async fn of_territory(cx: Cx) -> Result<Response> {
    let territory: Id<Territory> = Id::from_uuid(cx.may(SEE_CONTRACTS)?.territory);
    let mut db = cx.read().await?;
    let acts = store::acts_of_territory(&mut db, territory).await?;
    let rows = rows(&mut db, &acts).await?;
    answer(if rows.is_empty() { None } else { Some(file(&rows)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefecture_is_told_by_the_number_that_it_gave() {
        assert_eq!(prefecture("092-219200128-20230601-136597-DE-1-1"), "PREF092");
        assert_eq!(prefecture("02a-1"), "PREF02A");
        assert_eq!([prefecture(""), prefecture("136597")], ["", ""]);
    }

    #[test]
    fn votes_are_told_all_or_not_at_all() {
        let vote = Vote { present: Some(49), represented: Some(6), votes_for: Some(55), ..Vote::default() };
        assert_eq!(votes(&vote), Some([55, 55, 55, 0, 0]));
        assert_eq!(votes(&Vote { seats: Some(57), ..vote.clone() }), Some([57, 55, 55, 0, 0]));
        assert_eq!(votes(&Vote { votes_for: None, ..vote }), None);
    }
}
