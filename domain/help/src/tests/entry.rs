//! The page of one entry.

use base::{Id, execute};
use chrono::NaiveDate;
use directory::{Service, Status, Visibility};
use testkit::Client;

use super::{HIDDEN_LINE, keep, line, open, place, search};

async fn page(client: &Client, id: Id<Service>) -> String {
    let answer = client.get(&format!("/infos/e/{id}")).await;
    assert_eq!(answer.status, 200);
    answer.body
}

testkit::both_engines! {
    async fn an_entry_tells_how_to_go_about_it_and_when_it_was_checked(town: Town) {
        let service = Service {
            how_to: "Appelez, puis venez.\nApportez une pièce d’identité si vous en avez une.".into(),
            hours: "Mo-Fr 09:00-12:00,14:00-17:00; PH off".parse().ok(),
            checked_on: NaiveDate::from_ymd_opt(2026, 11, 1),
            checked_by: "Coordination du contrat".into(),
            ..line("Permanence")
        };
        let service = keep(&town, service, Vec::new()).await;
        let client = open(&town).await;
        let body = page(&client, service.id).await;
        for told in [
            "href=\"tel:+33199000001\"",
            "01 99 00 00 01",
            "du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h",
            "fermé les jours fériés",
            ">Apportez une pièce d’identité si vous en avez une.</p>",
            "Vérifié le 1er novembre 2026 — Coordination du contrat",
        ] {
            assert!(body.contains(told), "{told}\n{body}");
        }
    }

    async fn a_hidden_address_is_nowhere_on_the_public_face(town: Town) {
        let client_of = |visibility| {
            let town = town.clone();
            async move {
                let service = keep(&town, line("Écoute discrète"), vec![place(3.0, visibility, None)]).await;
                (open(&town).await, service.id)
            }
        };
        for visibility in [Visibility::CommuneOnly, Visibility::AfterCall] {
            let (client, id) = client_of(visibility).await;
            let list = search(&client, &[("need", "listening"), ("commune_code", "99101")]).await.body;
            for body in [page(&client, id).await, list] {
                assert!(!body.contains(HIDDEN_LINE) && !body.contains("impasse"), "{visibility}");
                assert!(!body.contains("48.85"), "not even its coordinates");
                assert!(body.contains("Valbourg"));
            }
        }
        let (client, id) = client_of(Visibility::Public).await;
        assert!(page(&client, id).await.contains(HIDDEN_LINE));
    }

    async fn a_draft_is_not_there_for_the_public(town: Town) {
        let draft = keep(&town, Service { status: Status::Draft, ..line("Brouillon") }, Vec::new()).await;
        let client = open(&town).await;
        let unknown = client.get(&format!("/infos/e/{}", Id::<Service>::new())).await;
        let hidden = client.get(&format!("/infos/e/{}", draft.id)).await;
        assert_eq!((hidden.status, hidden.main()), (404, unknown.main()));
    }

    async fn the_address_of_a_merged_entry_leads_to_the_other_in_the_readers_language_for_as_long_as_that_is_public(town: Town) {
        let kept = keep(&town, line("Écoute"), Vec::new()).await;
        let lost = keep(&town, Service { status: Status::Merged, ..line("Écoute") }, Vec::new()).await;
        let (first, second) = if kept.id < lost.id { (kept.id, lost.id) } else { (lost.id, kept.id) };
        let mut db = town.write().await;
        let twin = Id::<Service>::new();
        execute!(&mut db => "
            INSERT INTO twin (id, first_id, second_id, territory_id, common, weight, state, decided_at, decided_by)
            VALUES ($1, $2, $3, $4, 'like_name', 60, 'merged', $5, '')", twin, first, second, testkit::VALBOURG, town.now()).unwrap();
        execute!(&mut db => "
            INSERT INTO service_alias (lost_id, kept_id, into_id, twin_id, merged_at, lost_status, kept_version, places, stops)
            VALUES ($1, $2, $2, $3, $4, 'draft', 1, '', '')", lost.id, kept.id, twin, town.now()).unwrap();
        db.commit().await.unwrap();
        let client = open(&town).await;
        for (path, below) in [("/infos/e", ""), ("/en/infos/e", ""), ("/infos/e", "/erreur")] {
            let answer = client.get(&format!("{path}/{}{below}", lost.id)).await;
            assert_eq!((answer.status, answer.location()), (308, format!("{path}/{}{below}", kept.id).as_str()));
        }
        let mut db = town.write().await;
        execute!(&mut db => "UPDATE service SET status = 'archived' WHERE id = $1", kept.id).unwrap();
        db.commit().await.unwrap();
        let unknown = client.get(&format!("/infos/e/{}", Id::<Service>::new())).await;
        let answer = client.get(&format!("/infos/e/{}", lost.id)).await;
        assert_eq!((answer.status, answer.main()), (404, unknown.main()));
    }

    async fn a_closure_is_told_and_closes(town: Town) {
        let service = Service {
            closed_from: NaiveDate::from_ymd_opt(2026, 11, 20),
            closed_until: NaiveDate::from_ymd_opt(2026, 11, 30),
            closure_note: "Travaux.".into(),
            ..line("Permanence")
        };
        let service = keep(&town, service, Vec::new()).await;
        let client = open(&town).await;
        let body = page(&client, service.id).await;
        assert!(body.contains("Fermé du 20 novembre 2026 au 30 novembre 2026.") && body.contains(">Travaux.<"));
        assert!(body.contains("Fermé temporairement"));
    }

    async fn an_entry_leads_back_to_the_answers_it_was_found_in(town: Town) {
        let service = keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        let address = client.post_form("/infos/recherche", &[("need", "listening")]).await.location().to_owned();
        let entry = client.get(&format!("{address}/e/{}", service.id)).await;
        assert!(entry.body.contains(&format!("<a href=\"{address}\">‹ Page précédente</a>")));
        let entry = client.get(&format!("{address}/e/{}?page=2", service.id)).await;
        assert!(entry.body.contains(&format!("<a href=\"{address}?page=2\">‹ Page précédente</a>")));
    }
}
