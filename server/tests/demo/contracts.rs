//! The contracts of the demonstration hold every fact of the public texts, and what pages work out agrees with what these state.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use base::{Db, Id};
use contract::{ActKind, Contract, State};

use crate::ground::{Demo, demo};

async fn contracts(db: &mut Db, slug: &str) -> Vec<Contract> {
    let territory = partner::territory_by_slug(db, slug).await.unwrap().unwrap();
    contract::of_territory(db, territory.id).await.unwrap()
}

async fn read(demo: &Demo) -> Db {
    demo.database.database.read().await.unwrap()
}

#[tokio::test]
async fn boulogne_voted_on_the_first_of_june_2023_and_signed_on_the_eighth_of_march_2024() {
    let demo = demo().await;
    let mut db = read(&demo).await;
    let contracts = contracts(&mut db, "boulogne-billancourt").await;
    let [contract] = contracts.as_slice() else { panic!("{contracts:?}") };
    let acts = contract::acts(&mut db, contract.id).await.unwrap();
    let told: Vec<_> = acts.iter().map(|act| (act.kind, act.done_on.to_string())).collect();
    assert_eq!(
        told,
        [
            (ActKind::Opinion, "2023-05-30".to_owned()),
            (ActKind::Vote, "2023-06-01".to_owned()),
            (ActKind::Filing, "2023-06-06".to_owned()),
            (ActKind::Ceremony, "2024-03-08".to_owned()),
        ]
    );
    let [opinion, vote, filing, ceremony] = acts.as_slice() else { panic!("{acts:?}") };
    assert!(opinion.body.contains("Affaires Générales et Sociales"));
    let counts =
        [vote.vote.present, vote.vote.represented, vote.vote.votes_for, vote.vote.attending(), vote.vote.voting()];
    assert_eq!(counts, [Some(49), Some(6), Some(55), Some(55), Some(55)]);
    assert!(vote.vote.is_unanimous() && vote.vote.fault().is_none());
    assert_eq!(vote.vote.convened_on.map(|day| day.to_string()).as_deref(), Some("2023-05-26"));
    assert!(!vote.vote.secretary.is_empty() && !vote.vote.rapporteur.is_empty());
    assert_eq!((filing.number.as_str(), filing.about_id), ("092-219200128-20230601-136597-DE-1-1", Some(vote.id)));
    assert_eq!((ceremony.hour.as_str(), vote.hour.as_str()), ("15:00", "18:00"));
    let milestones = contract::milestones(&mut db, contract.id).await.unwrap();
    let state = |day: &str| contract.state(&milestones, day.parse().unwrap());
    let states = ["2023-05-31", "2023-06-01", "2024-03-07", "2024-03-08"].map(state);
    assert_eq!(states, [State::Prepared, State::Voted, State::Voted, State::InForce]);
}

#[tokio::test]
async fn eight_signed_and_the_one_of_the_cidff_is_not_the_one_who_was_named_at_the_vote() {
    let demo = demo().await;
    let mut db = read(&demo).await;
    let contracts = contracts(&mut db, "boulogne-billancourt").await;
    let signatories = contract::signatories(&mut db, contracts[0].id).await.unwrap();
    assert_eq!((signatories.len(), signatories.iter().filter(|one| one.signed_on.is_some()).count()), (8, 8));
    let everybody = contract::representatives(&mut db, contracts[0].id).await.unwrap();
    let vote = "2023-06-01".parse().unwrap();
    let mut differ = Vec::new();
    for one in &signatories {
        let signed = everybody.iter().find(|who| Some(who.id) == one.signed_by_id).unwrap();
        let named = everybody.iter().find(|who| who.signatory_id == one.id && who.period().holds(vote)).unwrap();
        if signed.id != named.id {
            differ.push((one.name.as_str(), named.function.as_str(), signed.function.as_str()));
        }
    }
    let [(name, "La présidente", "Le président")] = differ.as_slice() else { panic!("{differ:?}") };
    assert!(name.contains("Hauts-de-Seine Sud"));
    let annex = contract::annex(&mut db, &contracts[0], demo.clock.now().date_naive()).await.unwrap();
    assert_eq!((annex.lines.len(), annex.holes(), annex.due()), (8, 1, 0));
}

#[tokio::test]
async fn angers_renewed_with_twenty_five_signatories_of_whom_six_are_new_after_all_had_found_it_useful() {
    let demo = demo().await;
    let mut db = read(&demo).await;
    let contracts = contracts(&mut db, "angers-loire-metropole").await;
    let [next, first] = contracts.as_slice() else { panic!("{contracts:?}") };
    assert_eq!(next.predecessor_id, Some(first.id));
    let signatories = contract::signatories(&mut db, next.id).await.unwrap();
    assert_eq!((signatories.len(), signatories.iter().filter(|one| one.is_new).count()), (25, 6));
    let mut new: Vec<_> = signatories.iter().filter(|one| one.is_new).map(|one| one.name.as_str()).collect();
    new.sort_unstable();
    for (name, told) in new.iter().zip(["AFCC", "Caisse", "Clinique", "Conseil", "Maison Olympe", "Université"]) {
        assert!(name.starts_with(told), "{new:?}");
    }
    let today = demo.clock.now().date_naive();
    let survey = contract::last_result(&mut db, first, today).await.unwrap().unwrap();
    let question = &survey.questions[0];
    assert_eq!((question.tally.percent(), question.tally.favourable(), survey.survey.answers), (Some(100), 19, 19));
    let milestones = contract::milestones(&mut db, next.id).await.unwrap();
    assert_eq!(next.state(&milestones, today), State::InForce);
}

/// The fields of SCDL « Délibérations » 2.1.2, with what each may hold.
const FIELDS: [(&str, &str, bool, Option<&str>); 17] = [
    ("COLL_NOM", "string", true, None),
    ("COLL_SIRET", "string", true, Some("^\\d{14}$")),
    ("DELIB_ID", "string", true, None),
    ("DELIB_DATE", "date", true, None),
    ("DELIB_MATIERE_CODE", "string", true, Some("^\\d\\.\\d{1,2}$")),
    ("DELIB_MATIERE_NOM", "string", true, None),
    ("DELIB_OBJET", "string", true, None),
    ("BUDGET_ANNEE", "string", false, Some("^[0-9]{4}(\\/[0-9]{4})?$")),
    ("BUDGET_NOM", "string", false, None),
    ("PREF_ID", "string", false, None),
    ("PREF_DATE", "date", false, None),
    ("VOTE_EFFECTIF", "integer", false, None),
    ("VOTE_REEL", "integer", false, None),
    ("VOTE_POUR", "integer", false, None),
    ("VOTE_CONTRE", "integer", false, None),
    ("VOTE_ABSTENTION", "integer", false, None),
    ("DELIB_URL", "string", false, None),
];

fn schema() -> String {
    let fields = FIELDS.map(|(name, kind, required, pattern)| {
        let mut constraints = serde_json::json!({ "required": required });
        if let Some(pattern) = pattern {
            constraints["pattern"] = pattern.into();
        }
        serde_json::json!({ "name": name, "type": kind, "constraints": constraints })
    });
    serde_json::json!({ "fields": fields, "missingValues": [""] }).to_string()
}

/// Asks the judge about a table.
fn is_valid(judges: &std::path::Path, table: &[u8]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let (file, told) = (folder.path().join("deliberations.csv"), folder.path().join("schema.json"));
    std::fs::write(&file, table).unwrap();
    std::fs::write(&told, schema()).unwrap();
    let judge = Command::new(judges.join("python/bin/frictionless"))
        .current_dir(folder.path())
        .args(["validate", "deliberations.csv", "--schema", "schema.json"])
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&judge.stdout), String::from_utf8_lossy(&judge.stderr));
    (judge.status.success(), said)
}

#[tokio::test]
async fn the_vote_is_valid_in_the_national_format_for_deliberations() {
    let folder = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
    assert!(folder.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
    let Some(judges) = folder else { return };
    let demo = demo().await;
    let mut db = read(&demo).await;
    let contracts = contracts(&mut db, "boulogne-billancourt").await;
    let id: Id<Contract> = contracts[0].id;
    let file = contract::deliberations(&mut db, id).await.unwrap().unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains(",PREF092,2023-06-06,55,55,55,0,0,"), "{text}");
    let (is_right, said) = is_valid(&judges, &file);
    assert!(is_right, "{said}\n{text}");
    let broken = text.replace("21920012800011", "2192001280001").replace("2023-06-01", "1er juin");
    assert!(!is_valid(&judges, broken.as_bytes()).0, "the judge sees a SIRET of 13 digits and a date in letters");
}
