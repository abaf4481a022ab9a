//! Devices: who keeps them, what is warned of, what is left of them.

use base::{Id, Private};
use chrono::TimeDelta;
use partner::Contact;
use testkit::{ASSOCIATION, Answer, Figure, Town};

use super::serve;

async fn add(town: &Town, figure: Figure, number: &str) -> String {
    let answer = town.client(figure).post_form("/pro/mesures/telephones", &[("number", number)]).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().to_owned()
}

/// The version of a device, as its page has it.
fn version(page: &Answer) -> String {
    page.body.split("name=\"version\" value=\"").nth(1).unwrap_or("\"").split('"').next().unwrap().to_owned()
}

async fn take(town: &Town, phone: &str, (step, on): (&str, &str)) -> Answer {
    let holder = town.client(Figure::Professional);
    let version = version(&holder.get(phone).await);
    holder.post_form(&format!("{phone}/{step}"), &[("on", on), ("version", &version)]).await
}

async fn contact(town: &Town) {
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Permanence".into(),
        email: Private::new("permanence@horizon.example".to_owned()),
        confirmed_on: None,
    };
    let mut db = town.write().await;
    partner::add_contact(&mut db, &contact).await.unwrap();
    db.commit().await.unwrap();
}

/// Does the work of a morning; gives the mails.
async fn morning(town: &Town) -> Vec<String> {
    let mut db = town.write().await;
    queue::schedule(&mut db, &crate::Warn {}, town.now()).await.unwrap();
    db.commit().await.unwrap();
    town.work(crate::jobs()).await;
    town.mails().into_iter().map(|mail| format!("{} {}", mail.subject(), mail.text())).collect()
}

testkit::both_engines! {
    async fn a_device_goes_through_its_life_and_each_step_is_signed(town: Town) {
        serve(&town);
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        for (step, said) in [
            ("reservation", "réservé"),
            ("liberation", "disponible"),
            ("attribution", "jusqu’au 23 mai 2027"),
            ("renouvellement", "jusqu’au 23 novembre 2027"),
            ("panne", "en panne"),
            ("reparation", "disponible"),
            ("attribution", "en service"),
            ("retour", "rendu, à vérifier"),
            ("remise-en-stock", "disponible"),
            ("retrait", "sorti du stock"),
        ] {
            let answer = take(&town, &phone, (step, "2026-11-23")).await;
            assert_eq!((answer.status, answer.location()), (303, phone.as_str()), "{step}: {}", answer.main());
            let page = town.client(Figure::Professional).get(&phone).await.main();
            assert!(page.contains(said) && page.contains("accueillante de l’association"), "{step}: {page}");
        }
        let year = town.client(Figure::Coordinator).get("/pro/mesures/annee/2026/tableau").await.body;
        for line in ["Association Horizon;Attribués;2", "Association Horizon;Renouvelés;1", "Association Horizon;Rendus;1"] {
            assert!(year.contains(line), "{year}");
        }
    }

    async fn a_step_out_of_turn_and_a_day_that_cannot_be_are_told_and_nothing_moves(town: Town) {
        serve(&town);
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        for (step, on, said) in [
            ("retour", "2026-11-23", "pas dans un état"),
            ("attribution", "2026-11-24", "pas encore là"),
            ("attribution", "2026-11-22", "vérifiez le jour"),
            ("attribution", "hier", "comme 2026-11-23"),
        ] {
            let answer = take(&town, &phone, (step, on)).await;
            assert!(answer.status == 422 && answer.main().contains(said), "{step} {on}: {}", answer.main());
        }
        assert!(town.client(Figure::Professional).get(&phone).await.main().contains("disponible"));
    }

    async fn the_same_form_sent_twice_renews_once(town: Town) {
        serve(&town);
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        take(&town, &phone, ("attribution", "")).await;
        let holder = town.client(Figure::Professional);
        let version = version(&holder.get(&phone).await);
        let form = [("on", ""), ("version", version.as_str())];
        let renewal = format!("{phone}/renouvellement");
        assert_eq!(holder.post_form(&renewal, &form).await.status, 303);
        assert_eq!(holder.post_form(&renewal, &form).await.status, 409);
        assert!(holder.get(&phone).await.main().contains("23 novembre 2027"));
    }

    async fn a_holder_keeps_its_own_and_others_see_how_many(town: Town) {
        serve(&town);
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        let again = town.client(Figure::Professional).post_form("/pro/mesures/telephones", &[("number", "tgd-777")]).await;
        assert!(again.status == 422 && again.main().contains("porte déjà ce numéro"));
        assert_eq!(add(&town, Figure::Doctor, "tgd-778").await.len(), phone.len());
        let unknown = town.client(Figure::Doctor).post_form("/pro/mesures/telephones", &[("number", "TGD-777")]).await;
        assert_eq!(unknown.status, 303, "what another holds is not told");
        for figure in [Figure::Desk, Figure::Referent, Figure::Neighbour] {
            let other = town.client(figure);
            assert_eq!(other.get(&phone).await.status, 404, "{figure:?}");
            assert_eq!(other.post_form(&format!("{phone}/reservation"), &[("version", "1")]).await.status, 404);
            assert!(!other.get("/pro/mesures/telephones").await.main().contains("TGD-777"), "{figure:?}");
        }
        let stock = |page: String| page.contains("Stock par détenteur") && page.contains("Association Horizon</th>");
        assert!(stock(town.client(Figure::Referent).get("/pro/mesures/telephones").await.main()));
        assert!(!stock(town.client(Figure::Desk).get("/pro/mesures/telephones").await.main()));
        assert!(!stock(town.client(Figure::Neighbour).get("/pro/mesures/telephones").await.main()));
        assert_eq!(town.client(Figure::Coordinator).get(&phone).await.status, 200);
    }

    async fn forty_five_fifteen_and_five_days_before_the_term_the_holder_is_told_once(town: Town) {
        serve(&town);
        contact(&town).await;
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        take(&town, &phone, ("attribution", "")).await;
        // Given on 23 November 2026, until 23 May 2027: 181 days.
        let mut told = Vec::new();
        for day in 0..=182 {
            for mail in morning(&town).await {
                assert!(mail.contains("TGD-777") && mail.contains("23 mai 2027"), "{mail}");
                told.push(181 - day);
            }
            town.clock().advance(TimeDelta::days(1));
        }
        assert_eq!(told, [45, 15, 5]);
        let page = town.client(Figure::Professional).get("/pro/mesures/telephones").await.main();
        assert!(page.contains("Terme dépassé"), "{page}");
        town.leave_jobs();
    }

    async fn a_morning_that_was_missed_is_made_up_for_by_the_nearest_warning(town: Town) {
        serve(&town);
        contact(&town).await;
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        take(&town, &phone, ("attribution", "")).await;
        town.clock().advance(TimeDelta::days(181 - 10));
        assert_eq!((morning(&town).await.len(), morning(&town).await.len()), (1, 0));
        take(&town, &phone, ("renouvellement", "")).await;
        assert_eq!(morning(&town).await.len(), 0, "renewed: the next term is far");
        town.leave_jobs();
    }

    async fn a_year_after_its_return_nothing_is_left_of_who_gave_a_device_when(town: Town) {
        serve(&town);
        let phone = add(&town, Figure::Professional, "TGD-777").await;
        for step in ["attribution", "retour", "remise-en-stock", "attribution"] {
            assert_eq!(take(&town, &phone, (step, "")).await.status, 303);
        }
        let after = town.now() + TimeDelta::hours(1);
        let mut db = town.write().await;
        assert_eq!(crate::count_closed(&mut db, town.now()).await.unwrap(), 0);
        assert_eq!(crate::count_closed(&mut db, after).await.unwrap(), 2);
        assert_eq!(crate::erase_closed(&mut db, after, 100).await.unwrap(), 2);
        assert_eq!(crate::erase_closed(&mut db, after, 100).await.unwrap(), 0, "running twice changes nothing");
        db.commit().await.unwrap();
        let page = town.client(Figure::Professional).get(&phone).await.main();
        assert!(page.contains("Attribué <span") && !page.contains("Rendu <span"), "{page}");
        let year = town.client(Figure::Coordinator).get("/pro/mesures/annee/2026/tableau").await.body;
        assert!(year.contains("Attribués;2"), "the counts stay: {year}");
    }
}
