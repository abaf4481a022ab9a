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
