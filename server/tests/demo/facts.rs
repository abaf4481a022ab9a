//! The facts of the public texts that the demonstration must hold.

use directory::Kind;

use crate::ground::{demo, keys};

#[test]
fn the_network_has_about_sixty_entries_and_the_eight_signatories_of_boulogne() {
    assert!((55..=75).contains(&keys().len()), "{}", keys().len());
    let networks = server::demo::networks().unwrap();
    let signatories: usize =
        [1, 2].iter().map(|at| networks[*at].institutions.iter().filter(|one| one.is_signatory).count()).sum();
    assert_eq!(signatories, 8);
}

#[tokio::test]
async fn every_signatory_of_boulogne_has_a_role_sheet_in_force() {
    let demo = demo().await;
    let mut db = demo.database.database.read().await.unwrap();
    let territory = partner::territory_by_slug(&mut db, "boulogne-billancourt").await.unwrap().unwrap();
    let members = partner::members(&mut db, territory.id, 0, 100).await.unwrap();
    let signatories: Vec<_> = members.iter().filter(|member| member.is_signatory).collect();
    assert_eq!(signatories.len(), 8);
    for member in signatories {
        let sheet = role::sheet(&mut db, territory.id, member.institution.id).await.unwrap();
        let sheet = sheet.unwrap_or_else(|| panic!("{} has a sheet", member.institution.name));
        assert!(sheet.is_shown() && !sheet.is_due(demo.clock.now().date_naive()), "{}", member.institution.name);
        assert_eq!(role::Text::of(&sheet).unwrap().lack(), None, "{}", member.institution.name);
    }
}

#[test]
fn what_of_the_roles_is_our_example_says_so() {
    let roles = server::demo::roles().unwrap();
    for sheet in &roles.sheets {
        assert!(sheet.delays.starts_with("Exemple") && sheet.contact.starts_with("Exemple"), "{}", sheet.institution);
    }
    assert_eq!(roles.circuit.title, "Plainte recueillie à l'hôpital");
    assert!(roles.circuit.situation.contains("convention du 4 octobre 2023"));
    assert!(roles.circuit.situation.contains("Exemple"));
}

#[tokio::test]
async fn the_complaint_at_the_hospital_is_a_circuit_that_can_be_followed() {
    let demo = demo().await;
    let mut db = demo.database.database.read().await.unwrap();
    let territory = partner::territory_by_slug(&mut db, "boulogne-billancourt").await.unwrap().unwrap();
    let circuits = role::circuits(&mut db, territory.id).await.unwrap();
    let text = role::Text::of(&circuits[0]).unwrap();
    assert_eq!((circuits.len(), text.lack(), text.concerned(&circuits[0]).len()), (1, None, 4));
    let role::Text::Circuit(text) = text else { panic!("a circuit") };
    assert!(text.check().is_ok());
}

#[tokio::test]
async fn every_kind_of_help_is_in_it() {
    let demo = demo().await;
    let found = demo.finder.find(&directory::Wanted::default(), demo.clock.now().naive_utc()).unwrap();
    assert_eq!(found.total, keys().len());
    for kind in <Kind as base::Code>::ALL {
        assert!(found.count(directory::Facet::Kind(*kind)) > 0, "{kind}");
    }
}

#[test]
fn local_numbers_are_those_kept_for_fiction() {
    let networks = server::demo::networks().unwrap();
    for network in &networks[1..] {
        let structures = network.structures.iter();
        let phones = structures.flat_map(|one| one.phone.iter().chain(one.services.iter().flat_map(|of| &of.phone)));
        for phone in phones.filter(|phone| !phone.is_short_number()) {
            assert!(phone.dialled().starts_with("+3319900"), "{phone}");
        }
    }
}

#[test]
fn whatever_comes_and_goes_has_stops_whose_first_day_is_one_of_theirs() {
    let networks = server::demo::networks().unwrap();
    let services = networks.iter().flat_map(|network| &network.structures).flat_map(|structure| &structure.services);
    let rounds: Vec<_> = services.filter(|service| service.kind == Kind::Itinerant).collect();
    assert!(rounds.len() >= 2);
    for round in rounds {
        assert!(!round.stops.is_empty(), "{}", round.name);
        for stop in &round.stops {
            let rule = directory::Rule::written(&stop.rule).unwrap();
            assert_eq!(rule.days(stop.first_on, (stop.first_on, stop.first_on)), [stop.first_on], "{}", stop.place);
        }
    }
}
