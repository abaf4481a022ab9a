//! The contracts of the demonstration, with the facts of the public texts: pages work out the rest.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id, Private};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use contract::{
    Act, ActKind, Choice, Contract, ContractKind, Level, Question, Rank, Referent, Representative, Signatory,
    Signature, Survey, Tally, TextVersion, Visa, VisaKind, Vote,
};
use partner::{Institution, InstitutionKind, Membership, Territory};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/contracts.toml");

/// Whoever copied the texts.
const WRITTEN_BY: &str = "coordinatrice du contrat local";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contracts {
    #[serde(rename = "contract")]
    contracts: Vec<ContractTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContractTold {
    key: String,
    territory: String,
    predecessor: Option<String>,
    title: String,
    kind: ContractKind,
    level: Level,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    #[serde(default)]
    text: String,
    #[serde(default, rename = "visa")]
    visas: Vec<VisaTold>,
    #[serde(default, rename = "act")]
    acts: Vec<ActTold>,
    #[serde(default, rename = "signatory")]
    signatories: Vec<SignatoryTold>,
    /// How many more the text counts without naming them.
    #[serde(default)]
    unnamed: usize,
    unnamed_signed_on: Option<NaiveDate>,
    survey: Option<SurveyTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VisaTold {
    kind: VisaKind,
    title: String,
    #[serde(default)]
    reference: String,
    /// A day, or a year.
    #[serde(default)]
    date: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ActTold {
    kind: Option<ActKind>,
    done_on: NaiveDate,
    hour: String,
    place: String,
    body: String,
    subject: String,
    number: String,
    institution: Option<String>,
    siret: Option<String>,
    matter_code: String,
    matter_name: String,
    convened_on: Option<NaiveDate>,
    present: Option<i64>,
    represented: Option<i64>,
    votes_for: Option<i64>,
    secretary: String,
    rapporteur: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignatoryTold {
    institution: String,
    signed_on: Option<NaiveDate>,
    #[serde(default)]
    representatives: Vec<RepresentativeTold>,
    holder: Option<ReferentTold>,
    deputy: Option<ReferentTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RepresentativeTold {
    function: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferentTold {
    function: String,
    phone: String,
    email: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SurveyTold {
    opened_on: NaiveDate,
    closes_on: NaiveDate,
    question: String,
    fully: usize,
    rather: usize,
}

/// Where contracts stand.
pub struct Ground<'a> {
    pub territories: &'a HashMap<&'static str, Id<Territory>>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

/// Makes the contracts in the order of the file.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let told: Contracts = toml::from_str(FILE).context("contracts.toml")?;
    let mut made: HashMap<String, Id<Contract>> = HashMap::new();
    let mut unnamed: HashMap<String, Vec<Id<Institution>>> = HashMap::new();
    for told in told.contracts {
        let territory = ground.territories.get(told.territory.as_str()).copied().context("its territory")?;
        let contract = Contract {
            id: Id::new(),
            territory_id: territory,
            title: told.title.clone(),
            kind: Some(told.kind),
            level: Some(told.level),
            starts_on: told.starts_on,
            ends_on: told.ends_on,
            predecessor_id: told.predecessor.as_ref().and_then(|key| made.get(key)).copied(),
            version: 1,
        };
        contract::add_contract(db, &contract).await?;
        write(db, (&contract, &told), ground).await?;
        let known = unnamed.entry(told.territory.clone()).or_default();
        while known.len() < told.unnamed {
            known.push(add_unnamed(db, territory, known.len() + 1).await?);
        }
        sign(db, (&contract, &told), known, ground).await?;
        ask(db, &contract, &told).await?;
        made.insert(told.key, contract.id);
    }
    Ok(())
}

async fn write(db: &mut Db, (contract, told): (&Contract, &ContractTold), ground: &Ground<'_>) -> anyhow::Result<()> {
    if !told.text.is_empty() {
        let (text, written_by) = (told.text.trim().to_owned(), WRITTEN_BY.to_owned());
        let first = TextVersion { number: 1, text, written_by, written_on: web::today_at(ground.now) };
        contract::add_text(db, contract.id, &first).await?;
    }
    for visa in &told.visas {
        contract::add_visa(db, &self::visa(contract.id, visa)).await?;
    }
    let mut vote = None;
    for told in &told.acts {
        let act = act(contract.id, (told, vote), ground)?;
        contract::add_act(db, &act).await?;
        vote = (act.kind == ActKind::Vote).then_some(act.id).or(vote);
    }
    Ok(())
}

fn visa(contract_id: Id<Contract>, told: &VisaTold) -> Visa {
    Visa {
        id: Id::new(),
        contract_id,
        kind: told.kind,
        title: told.title.clone(),
        reference: told.reference.clone(),
        dated_on: told.date.parse().ok(),
        year: told.date.parse().ok(),
        url: None,
    }
}

/// An act; a filing is about the vote before it.
fn act(
    contract_id: Id<Contract>,
    (told, vote): (&ActTold, Option<Id<Act>>),
    ground: &Ground<'_>,
) -> anyhow::Result<Act> {
    let kind = told.kind.context("the kind of an act")?;
    let institution_id = told.institution.as_ref().and_then(|key| ground.institutions.get(key)).copied();
    Ok(Act {
        id: Id::new(),
        contract_id,
        kind,
        done_on: told.done_on,
        hour: told.hour.clone(),
        place: told.place.clone(),
        body: told.body.clone(),
        subject: told.subject.clone(),
        number: told.number.clone(),
        about_id: vote.filter(|_| kind == ActKind::Filing),
        vote: Vote {
            convened_on: told.convened_on,
            present: told.present,
            represented: told.represented,
            votes_for: told.votes_for,
            secretary: told.secretary.clone(),
            rapporteur: told.rapporteur.clone(),
            institution_id,
            siret: told.siret.clone(),
            matter_code: told.matter_code.clone(),
            matter_name: told.matter_name.clone(),
            ..Vote::default()
        },
        note: String::new(),
        version: 1,
    })
}

/// An institution that the text counts without naming it.
async fn add_unnamed(db: &mut Db, territory: Id<Territory>, number: usize) -> anyhow::Result<Id<Institution>> {
    let institution = Institution {
        id: Id::new(),
        name: format!("Signataire que la source ne nomme pas ({number:02})"),
        short_name: None,
        kind: InstitutionKind::Other,
        siret: None,
    };
    partner::add_institution(db, &institution).await?;
    let id = institution.id;
    partner::add_membership(db, territory, &Membership { institution, is_signatory: true, role: String::new() })
        .await?;
    Ok(id)
}

async fn sign(
    db: &mut Db,
    (contract, told): (&Contract, &ContractTold),
    unnamed: &[Id<Institution>],
    ground: &Ground<'_>,
) -> anyhow::Result<()> {
    for told in &told.signatories {
        let institution = ground.institutions.get(&told.institution).copied();
        let institution = institution.with_context(|| format!("no institution {}", told.institution))?;
        let signatory = contract::add_signatory(db, contract.id, institution).await?;
        let mut standing = Vec::new();
        for one in &told.representatives {
            let one = representative(signatory, one);
            contract::add_representative(db, &one).await?;
            standing.push(one);
        }
        if let Some(on) = told.signed_on {
            let by = standing.iter().find(|one| one.period().holds(on)).map(|one| one.id);
            contract::note_signature(db, signatory, Some(Signature { on, by })).await?;
        }
        for (rank, named) in [(Rank::Holder, &told.holder), (Rank::Deputy, &told.deputy)] {
            if let Some(named) = named {
                contract::add_referent(db, &referent((signatory, rank), named, ground.now)).await?;
            }
        }
    }
    for institution in unnamed {
        let signatory = contract::add_signatory(db, contract.id, *institution).await?;
        let signature = told.unnamed_signed_on.map(|on| Signature { on, by: None });
        contract::note_signature(db, signatory, signature).await?;
    }
    Ok(())
}

fn representative(signatory_id: Id<Signatory>, told: &RepresentativeTold) -> Representative {
    Representative {
        id: Id::new(),
        signatory_id,
        function: told.function.clone(),
        starts_on: told.from,
        ends_on: told.until,
    }
}

/// An example: named and confirmed two months ago.
fn referent((signatory_id, rank): (Id<Signatory>, Rank), told: &ReferentTold, now: DateTime<Utc>) -> Referent {
    let starts_on = web::today_at(now - TimeDelta::days(60));
    Referent {
        id: Id::new(),
        signatory_id,
        rank,
        function: told.function.clone(),
        name: Private::default(),
        phone: Private::new(told.phone.clone()),
        email: Private::new(told.email.clone()),
        starts_on,
        ends_on: None,
        confirmed_on: Some(starts_on),
        denied_on: None,
        asks: 0,
    }
}

/// Asks the signatories, and has each answer by a code of its own.
async fn ask(db: &mut Db, contract: &Contract, told: &ContractTold) -> anyhow::Result<()> {
    let Some(told) = &told.survey else { return Ok(()) };
    let survey = Survey {
        id: Id::new(),
        contract_id: contract.id,
        opened_on: told.opened_on,
        closes_on: told.closes_on,
        closed_on: None,
        opened_by: WRITTEN_BY.to_owned(),
        invited_on: None,
        answers: 0,
        comments: "[]".to_owned(),
    };
    contract::add_survey(db, &survey).await?;
    let (survey_id, text) = (survey.id, told.question.clone());
    contract::put_question(db, &Question { survey_id, position: 1, text, tally: Tally::default() }).await?;
    let answers = [(Choice::Fully, told.fully), (Choice::Rather, told.rather)];
    let answers = answers.into_iter().flat_map(|(choice, count)| std::iter::repeat_n(choice, count));
    for (signatory, choice) in contract::signatories(db, contract.id).await?.into_iter().zip(answers) {
        contract::answer_by_code(db, survey.id, signatory.institution_id, (&[choice], "")).await?;
    }
    Ok(())
}
