//! How the people of an institution sign in.

use base::Id;
use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL, POLICE, Town, id};

use crate::policy;

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS));
}

fn path(institution: testkit::Uuid) -> String {
    format!("/pro/institutions/{}/connexion", id(institution))
}

testkit::both_engines! {
    async fn a_referent_chooses_for_her_institution(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Referent);
        let fields = [("version", "0"), ("function_address", "poste@commissariat.example")];
        assert_eq!(browser.post_form(&path(POLICE), &fields).await.status, 303);
        let chosen = policy::of(&mut town.read().await, Id::from_uuid(POLICE)).await.unwrap();
        assert_eq!((chosen.allows_password, chosen.version), (false, 1));
        let page = browser.get(&path(POLICE)).await.main();
        assert!(page.contains("poste@commissariat.example"), "{page}");
        assert_eq!(browser.get(&path(ASSOCIATION)).await.status, 403, "not hers to choose");
        assert_eq!(town.client(Figure::Coordinator).get(&path(NEIGHBOUR_TOWN_HALL)).await.status, 404);
    }

    async fn the_identity_provider_is_a_choice_where_there_is_one_and_stays_as_it_was_where_there_is_none(town: Town) {
        let provider = web::IdentityProvider { name: "ProConnect".to_owned(), issuer: "https://p.example".to_owned() };
        let beside = web::Settings { identity_provider: Some(provider), ..web::Settings::default() };
        let site = || testkit::app(crate::routes()).words(crate::WORDS).words(partner::WORDS);
        town.serve(site().settings(beside));
        let browser = town.client(Figure::Referent);
        let page = browser.get(&path(POLICE)).await.main();
        assert!(page.contains("se connecter avec ProConnect") && page.matches(" checked").count() == 1, "{page}");
        let chosen = [("version", "0"), ("allows_provider", "yes"), ("function_address", "")];
        assert_eq!(browser.post_form(&path(POLICE), &chosen).await.status, 303);
        town.serve(site());
        let browser = town.client(Figure::Referent);
        assert!(!browser.get(&path(POLICE)).await.body.contains("allows_provider"));
        let otherwise = [("version", "1"), ("allows_password", "yes"), ("function_address", "")];
        assert_eq!(browser.post_form(&path(POLICE), &otherwise).await.status, 303);
        let kept = policy::of(&mut town.read().await, Id::from_uuid(POLICE)).await.unwrap();
        assert!(kept.allows_password && kept.allows_provider);
    }

    async fn the_second_of_two_who_choose_is_told(town: Town) {
        serve(&town);
        let browser = town.client(Figure::Coordinator);
        let fields = [("version", "0"), ("allows_password", "yes"), ("function_address", "")];
        assert_eq!(browser.post_form(&path(POLICE), &fields).await.status, 303);
        let outrun = browser.post_form(&path(POLICE), &fields).await;
        assert!(outrun.status == 422 && outrun.body.contains("en même temps"), "{}", outrun.main());
        let wrong = [("version", "1"), ("function_address", "pas une adresse")];
        assert_eq!(browser.post_form(&path(POLICE), &wrong).await.status, 422);
    }
}
