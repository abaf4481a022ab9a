//! The instances of the demonstration: the plenary of Boulogne-Billancourt's signatories, who meet at least once a year as their
//! contract says, and the observatory of Hauts-de-Seine, made on 7 March 2023 for the missions that the département tells. Who sits
//! there, what was said and what was decided are our example; everybody is a function.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id, Private};
use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc, Weekday};
use contract::Contract;
use meeting::{
    Instance, InstanceKind, Meeting, MeetingDecision, MeetingState, Member, MinutesVersion, Origin, Point, Presence,
    QuorumRule, Slot,
};
use partner::{Institution, Territory};
use plan::{Decided, NewAction};

/// Where meetings stand.
pub struct Ground<'a> {
    pub territories: &'a HashMap<&'static str, Id<Territory>>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

const WRITTEN_BY: &str = "coordinatrice du contrat local";

/// What the contract says of the yearly meeting.
const PLENARY: &str = "Échanger sur la thématique.\nÉchanger sur les problématiques rencontrées.\nÉchanger sur les actions mises en œuvre.";

/// What the département says of its observatory.
const OBSERVATORY: &str = "\
Renforcer la prévention et développer des dispositifs innovants.
Établir un diagnostic partagé sur le territoire des Hauts-de-Seine.
Recenser les structures et dispositifs existants.
Communiquer auprès des professionnels et du grand public.
Sensibiliser le grand public et les victimes.
Favoriser une culture partagée et partenariale.";

/// Who sits in the observatory, by the families that the département names.
const SITTING: [(&str, &str); 6] = [
    ("departement-hauts-de-seine", "Services sociaux et médico-sociaux du Département"),
    ("prefecture-hauts-de-seine", "Services de l’État"),
    ("parquet-nanterre", "Services de justice"),
    ("commissariat-boulogne-billancourt", "Services de police"),
    ("education-nationale-92", "Services de l’Éducation nationale"),
    ("reseau-fvv92", "Associations spécialisées"),
];

/// What was on the agenda, and whether it was spoken of.
const POINTS: [(&str, bool); 4] = [
    ("Tour de table des actions de l’année", true),
    ("Document unique des initiatives et des contacts", true),
    ("Circuit entre santé, justice et social", true),
    ("Sensibilisation des scolaires", false),
];

const MINUTES: &str = "\
## Tour de table des actions de l’année

Chaque institution présente ses actions et ses difficultés.

## Document unique des initiatives et des contacts

L’annuaire partagé en tient lieu : chaque institution relit ses fiches.

## Circuit entre santé, justice et social

- Un premier schéma est commenté en séance.
- Les institutions le complètent par écrit.

## Sensibilisation des scolaires

Faute de temps, le point est reporté.";

/// What was decided, by whom it is led, and how many days after.
const DECISIONS: [(&str, &str, i64); 2] = [
    ("Faire relire ses fiches par chaque institution, deux fois par an", "ville-boulogne-billancourt", 400),
    ("Compléter le circuit entre santé, justice et social", "centre-hospitalier-ambroise-pare", 330),
];

/// Makes the instances.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    plenary(db, ground).await?;
    observatory(db, ground).await
}

fn instance((territory_id, kind): (Id<Territory>, InstanceKind), name: &str, missions: &str) -> Instance {
    Instance {
        id: Id::new(),
        territory_id,
        contract_id: None,
        kind,
        name: name.to_owned(),
        missions: missions.to_owned(),
        secretariat: Private::new("secretariat@demo.example".to_owned()),
        created_on: NaiveDate::default(),
        ended_on: None,
        quorum: QuorumRule::Half,
        quorum_number: None,
        version: 1,
    }
}

fn member(instance: &Instance, institution_id: Id<Institution>, (function, number): (&str, usize)) -> Member {
    Member {
        id: Id::new(),
        instance_id: instance.id,
        institution_id,
        institution: String::new(),
        function: function.to_owned(),
        name: Private::default(),
        email: Private::new(format!("siege-{number}@demo.example")),
        starts_on: instance.created_on,
        ends_on: None,
    }
}

/// A Thursday morning about so many days away.
fn thursday(now: DateTime<Utc>, days: i64) -> Slot {
    let about = web::today_at(now + TimeDelta::days(days));
    let to_thursday =
        i64::from(Weekday::Thu.num_days_from_monday()) - i64::from(about.weekday().num_days_from_monday());
    let day = about + TimeDelta::days(to_thursday);
    Slot { day, from_minute: 570, to_minute: 690, place: "Salons d’honneur de l’hôtel de ville".to_owned() }
}

async fn plenary(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let territory = *ground.territories.get("boulogne-billancourt").context("the territory of the plenary")?;
    let contract = contract::of_territory(db, territory).await?.into_iter().next().context("its contract")?;
    let signed = contract::milestones(db, contract.id).await?.signed_on.context("its signature")?;
    let kind = (territory, InstanceKind::Plenary);
    let plenary = Instance {
        contract_id: Some(contract.id),
        created_on: signed,
        ..instance(kind, "Plénière des signataires du contrat local", PLENARY)
    };
    meeting::add_instance(db, &plenary).await?;
    let standing = contract::representatives(db, contract.id).await?;
    let mut seats = Vec::new();
    for (number, signatory) in (1..).zip(contract::signatories(db, contract.id).await?) {
        let by = standing.iter().rfind(|one| one.signatory_id == signatory.id);
        let function = by.map_or("Représentant ou représentante", |one| one.function.as_str());
        meeting::add_member(db, &member(&plenary, signatory.institution_id, (function, number))).await?;
        seats.push(signatory.institution_id);
    }
    hold(db, (&plenary, contract.id), &seats, ground).await?;
    let next = Meeting::new(plenary.id, thursday(ground.now, 24));
    meeting::add_meeting(db, &next).await?;
    let point = point(&next, (1, POINTS[0].0), (Origin::Free, false));
    Ok(meeting::put_points(db, next.id, &[point]).await?)
}

fn point(meeting: &Meeting, (position, title): (i64, &str), (origin, is_done): (Origin, bool)) -> Point {
    let (id, title) = (Id::new(), title.to_owned());
    Point { id, meeting_id: meeting.id, position, title, origin, origin_id: None, is_done }
}

/// The meeting that was held nine months ago, with what came of it.
async fn hold(
    db: &mut Db,
    (plenary, contract): (&Instance, Id<Contract>),
    seats: &[Id<Institution>],
    ground: &Ground<'_>,
) -> anyhow::Result<()> {
    let slot = thursday(ground.now, -285);
    let day = slot.day;
    let held = Meeting {
        state: MeetingState::Approved,
        convened_on: Some(day - TimeDelta::days(30)),
        approved_on: Some(day + TimeDelta::days(20)),
        ..Meeting::new(plenary.id, slot)
    };
    meeting::add_meeting(db, &held).await?;
    let points = (1..).zip(POINTS).map(|(at, (title, is_done))| point(&held, (at, title), (Origin::Free, is_done)));
    meeting::put_points(db, held.id, &points.collect::<Vec<_>>()).await?;
    for (number, seat) in seats.iter().enumerate() {
        let (presence, by) = match number {
            2 => (Presence::Represented, "Adjointe"),
            4 => (Presence::Excused, ""),
            _ => (Presence::Present, ""),
        };
        meeting::note_attendance(db, (held.id, *seat), (presence, by)).await?;
    }
    let (text, written_by) = (MINUTES.to_owned(), WRITTEN_BY.to_owned());
    let minutes = MinutesVersion { number: 1, text, written_by, written_on: day + TimeDelta::days(6) };
    meeting::add_minutes(db, held.id, &minutes).await?;
    for decision in DECISIONS {
        decide(db, (&held, contract), decision, ground).await?;
    }
    Ok(())
}

async fn decide(
    db: &mut Db,
    (held, contract): (&Meeting, Id<Contract>),
    (text, lead, days): (&str, &str, i64),
    ground: &Ground<'_>,
) -> anyhow::Result<()> {
    let lead = *ground.institutions.get(lead).with_context(|| format!("no institution {lead}"))?;
    let due_on = held.day + TimeDelta::days(days);
    let new = NewAction {
        contract,
        title: text.to_owned(),
        lead: Some(lead),
        starts_on: None,
        ends_on: Some(due_on),
        decided: Some(Decided { meeting: held.id.uuid(), on: held.day }),
    };
    let action = plan::add_action(db, &new, ground.now).await?;
    let decision = MeetingDecision {
        id: Id::new(),
        meeting_id: held.id,
        position: 0,
        text: text.to_owned(),
        institution_id: Some(lead),
        due_on: Some(due_on),
        action_id: Some(action),
    };
    Ok(meeting::add_decision(db, &decision).await?)
}

async fn observatory(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let territory = *ground.territories.get("hauts-de-seine").context("the territory of the observatory")?;
    let made = NaiveDate::from_ymd_opt(2023, 3, 7).context("the day it was made")?;
    let name = "Observatoire départemental des violences faites aux femmes";
    let kind = (territory, InstanceKind::Observatory);
    let observatory = Instance { created_on: made, quorum: QuorumRule::Free, ..instance(kind, name, OBSERVATORY) };
    meeting::add_instance(db, &observatory).await?;
    for (number, (key, function)) in (20..).zip(SITTING) {
        let institution = *ground.institutions.get(key).with_context(|| format!("no institution {key}"))?;
        meeting::add_member(db, &member(&observatory, institution, (function, number))).await?;
    }
    let place = "Hôtel du Département".to_owned();
    let next = Meeting::new(observatory.id, Slot { place, ..thursday(ground.now, 45) });
    Ok(meeting::add_meeting(db, &next).await?)
}
