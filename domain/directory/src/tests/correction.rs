//! Correcting an entry.

use testkit::Figure;

use super::{CANARY, faults, fields, path, post, settle, with};
use crate::{Service, Status, store};

testkit::both_engines! {
    async fn a_professional_corrects_an_entry_of_her_institution_and_it_is_found_at_once(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, "/correction");
        let typed = fields(&professional.get(&address).await, &address);
        let new = with(&typed, &[
            ("name", "Écoute de jour"), ("phone", "01.99.00.56.78"), ("description", "Une  baleine\r\nvous écoute."),
            ("hours", "Mo-Sa 10:00-18:00"), ("needs", "shelter"), ("languages", "wo"), ("is_checked", "true"),
            ("closed_from", "2026-12-24"), ("closed_until", "2026-12-26"), ("cost", "free"), ("without_complaint", "false"),
        ]);
        let answer = post(&professional, &address, &new).await;
        assert_eq!((answer.status, answer.location()), (303, path(&entries.listening, "").as_str()), "{}", answer.main());
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.name.as_str(), stored.version, stored.status), ("Écoute de jour", 2, Status::Published));
        assert_eq!((stored.description.as_str(), stored.checked_by.as_str()), ("Une  baleine\nvous écoute.", Figure::Professional.function()));
        assert_eq!((stored.needs.to_string(), stored.languages.to_string()), ("shelter".into(), "wo".into()));
        assert_eq!(stored.checked_on, Some(town.now().date_naive()));
        let found = site.find("baleine");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].phone.as_ref().unwrap().dialled(), "+33199005678");
        assert_eq!(site.journal().await, ["service.corrected"]);
        let page = professional.get(answer.location()).await.main();
        for shown in ["Écoute de jour", "01 99 00 56 78", "du lundi au samedi", "Vérifiée le 23 novembre 2026", "version 2", "/infos/e/"] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
    }

    async fn text_that_was_taken_out_is_found_no_more(town: Town) {
        let (site, entries) = settle(&town).await;
        assert!(site.finds("formées", &entries.listening));
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, "/correction");
        let typed = fields(&professional.get(&address).await, &address);
        assert_eq!(post(&professional, &address, &with(&typed, &[("description", "Venez quand vous voulez.")])).await.status, 303);
        assert!(!site.finds("formées", &entries.listening));
        let card = site.find("horizon").into_iter().find(|card| card.id == entries.listening.id).unwrap();
        assert!(!serde_json::to_string(&card).unwrap().contains("formées"));
    }

    async fn a_form_sent_as_it_stands_changes_nothing_but_the_version(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, "/correction");
        let typed = fields(&professional.get(&address).await, &address);
        assert_eq!(post(&professional, &address, &typed).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        let (due_on, offline_on) = (stored.due_on, stored.offline_on);
        assert_eq!(stored, Service { version: 2, due_on, offline_on, ..entries.listening });
    }

    async fn the_second_of_two_editors_sees_the_difference_and_keeps_her_text(town: Town) {
        let (site, entries) = settle(&town).await;
        let (first, second) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let address = path(&entries.listening, "/correction");
        let (hers, theirs) = (first.get(&address).await, second.get(&address).await);
        let hers = with(&fields(&hers, &address), &[("summary", "On vous reçoit le lundi matin."), ("needs", "money")]);
        assert_eq!(post(&first, &address, &hers).await.status, 303);
        let typed = with(&fields(&theirs, &address), &[("summary", "On vous reçoit le mardi matin."), ("hours", "n’importe")]);
        let answer = post(&second, &address, &typed).await;
        assert_eq!(answer.status, 409);
        let page = answer.main();
        for shown in [
            "Quelqu’un a modifié cette fiche", "Enregistré : </span>lundi</del>", "Écrit par vous : </span>mardi</ins>",
            "Argent, aide financière", "<dd>On vous reçoit le lundi matin.</dd>",
        ] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
        assert!(!page.contains("<h3>Description</h3>"), "{page}");
        assert_eq!(site.stored(&entries.listening).await.summary, "On vous reçoit le lundi matin.");
        // Her text is in the form, on the new version: what is wrong with it is said, then it stands.
        let again = fields(&answer, &address);
        assert_eq!(again.iter().find(|(name, _)| name == "version").unwrap().1, "2");
        let refused = post(&second, &address, &again).await;
        assert_eq!((refused.status, faults(&refused).len()), (422, 1));
        assert_eq!(post(&second, &address, &with(&fields(&refused, &address), &[("hours", "24/7")])).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.summary.as_str(), stored.version), ("On vous reçoit le mardi matin.", 3));
        assert!(site.finds("mardi", &entries.listening));
    }

    async fn an_entry_of_another_institution_looks_like_an_unknown_one(town: Town) {
        let (site, entries) = settle(&town).await;
        let typed = fields(&town.client(Figure::Professional).get(&path(&entries.listening, "/correction")).await, &path(&entries.listening, "/correction"));
        let unknown = Service { id: base::Id::new(), ..entries.listening.clone() };
        for figure in [Figure::Desk, Figure::Neighbour, Figure::Referent, Figure::Doctor] {
            let client = town.client(figure);
            for below in ["", "/correction", "/lieux/nouveau", &format!("/lieux/{}", entries.hidden.id)] {
                let (theirs, nothing) = (client.get(&path(&entries.listening, below)).await, client.get(&path(&unknown, below)).await);
                assert_eq!((theirs.status, nothing.status), (404, 404), "{below}");
                assert_eq!((theirs.body, theirs.headers.len()), (nothing.body, nothing.headers.len()));
            }
            let (theirs, nothing) = (path(&entries.listening, "/correction"), path(&unknown, "/correction"));
            let (theirs, nothing) = (post(&client, &theirs, &typed).await, post(&client, &nothing, &typed).await);
            assert_eq!((theirs.status, &theirs.body), (404, &nothing.body));
            assert_eq!(client.post_form(&path(&entries.listening, "/verification"), &[("version", "1")]).await.status, 404);
        }
        assert_eq!(town.client(Figure::Professional).get("/pro/fiches/n-importe-quoi").await.status, 404);
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
        assert_eq!(site.journal().await, [""; 0]);
    }

    async fn whoever_is_not_signed_in_is_asked_to(town: Town) {
        let (_, entries) = settle(&town).await;
        for below in ["", "/correction", "/lieux/nouveau"] {
            let answer = town.client(Figure::Nobody).get(&path(&entries.listening, below)).await;
            assert!(answer.is_sign_in(), "{} {}", answer.status, answer.location());
        }
    }

    async fn every_wrong_input_gets_its_sentence_and_changes_nothing(town: Town) {
        let (site, entries) = settle(&town).await;
        let professional = town.client(Figure::Professional);
        let address = path(&entries.listening, "/correction");
        let typed = fields(&professional.get(&address).await, &address);
        let (long_name, long_summary) = ("n".repeat(151), "s".repeat(161));
        let (long_text, long_how, long_note) = ("d".repeat(10_001), "h".repeat(2_001), "c".repeat(501));
        let cases: &[(&str, &str, &str)] = &[
            ("name", "CC", "entry-name-length"), ("name", &long_name, "entry-name-length"),
            ("name", "Écoute.", "entry-name-dot"), ("summary", &long_summary, "entry-summary-length"),
            ("summary", " ", "entry-summary-missing"), ("description", "Oui", "entry-description-length"),
            ("description", &long_text, "entry-description-length"), ("description", "", "entry-description-missing"),
            ("how_to", &long_how, "entry-how-to-length"), ("how_to", "", "entry-how-to-missing"),
            ("phone", "01 46 00", "entry-phone-unreadable"), ("sms", "demain", "entry-phone-unreadable"),
            ("email", "contact@", "entry-email-unreadable"), ("website", "javascript:alert(1)", "entry-website-scheme"),
            ("website", "horizon.example", "entry-website-scheme"), ("website", "https://x", "entry-website-unreadable"),
            ("cost_note", &long_note, "entry-note-length"), ("hours", "tous les jours", "entry-hours-unreadable"),
            ("closed_from", "2924-01-01", "entry-day-far"), ("closed_from", "24/12/2026", "entry-day-unreadable"),
            ("closed_until", "2924-01-01", "entry-day-far"), ("closure_note", &long_note, "entry-note-length"),
            ("summary", "Venez RUE DU CANARI.", "entry-address-in-text"),
            ("description", "Au 7 bis, rue du Canari.", "entry-address-in-text"),
            ("how_to", "Entrez r. du canari", "entry-address-in-text"),
        ];
        for (field, value, key) in cases {
            let answer = post(&professional, &address, &with(&typed, &[(field, value)])).await;
            let sentence = site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " ");
            assert_eq!(answer.status, 422, "{field} {value}");
            assert!(faults(&answer).contains(&((*field).to_owned(), sentence)), "{field} {value}: {:?}", faults(&answer));
            // What was typed is kept.
            let kept = fields(&answer, &address);
            assert!(kept.contains(&((*field).to_owned(), (*value).to_owned())), "{field}: {kept:?}");
        }
        let without = |field: &str| typed.iter().filter(|(name, _)| name != field).cloned().collect::<Vec<_>>();
        for (field, key) in [("needs", "entry-needs-missing"), ("audiences", "entry-audiences-missing")] {
            let answer = post(&professional, &address, &without(field)).await;
            assert_eq!(faults(&answer), [(field.to_owned(), site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " "))]);
        }
        for (others, key) in [
            ([("closed_from", "2026-12-24"), ("closed_until", "2026-12-23")], "entry-closure-order"),
            ([("closed_from", ""), ("closed_until", "2026-12-23")], "entry-closure-start-missing"),
        ] {
            let answer = post(&professional, &address, &with(&typed, &others)).await;
            assert_eq!(faults(&answer)[0].1, site.app.words.text(web::Lang::Fr, key, &[]).replace('\u{a0}', " "));
        }
        let nothing = with(&typed, &[("phone", ""), ("sms", ""), ("email", ""), ("website", "")]);
        let answer = post(&professional, &address, &nothing).await;
        assert_eq!(faults(&answer)[0].1, site.app.words.text(web::Lang::Fr, "entry-contact-missing", &[]).replace('\u{a0}', " "));
        assert_eq!(post(&professional, &address, &with(&typed, &[("needs", "unknown")])).await.status, 400);
        assert_eq!(site.stored(&entries.listening).await, entries.listening);
        assert_eq!(site.journal().await, [""; 0]);
    }

    async fn a_draft_may_be_saved_while_it_lacks_something(town: Town) {
        let (site, entries) = settle(&town).await;
        let desk = town.client(Figure::Desk);
        let address = path(&entries.bare, "/correction");
        let typed = fields(&desk.get(&address).await, &address);
        assert_eq!(post(&desk, &address, &with(&typed, &[("name", "Brigade, accueil, etc.")])).await.status, 303);
        assert_eq!(site.stored(&entries.bare).await.name, "Brigade, accueil, etc.");
        let page = desk.get(&path(&entries.bare, "")).await.main();
        assert!(page.contains("Cochez au moins un besoin.") && !page.contains("/publication"), "{page}");
    }

    async fn the_keepers_see_the_hidden_address_and_nobody_else_does(town: Town) {
        let (_, entries) = settle(&town).await;
        for figure in [Figure::Professional, Figure::Coordinator] {
            assert!(town.client(figure).get(&path(&entries.listening, "")).await.body.contains(CANARY));
        }
        let entry = store::entry(&mut town.read().await, entries.listening.id).await.unwrap().unwrap();
        assert!(!format!("{entry:?}").contains("Canari"));
        let kept = store::kept_places(&mut town.read().await, entries.listening.structure_id).await.unwrap();
        assert!(!format!("{kept:?}").contains("Canari"));
    }

    async fn what_somebody_made_sure_of_is_dated(town: Town) {
        let (site, entries) = settle(&town).await;
        let address = path(&entries.listening, "/verification");
        let professional = town.client(Figure::Professional);
        assert_eq!(professional.post_form(&address, &[("version", "1")]).await.status, 303);
        let stored = site.stored(&entries.listening).await;
        assert_eq!((stored.checked_on, stored.version), (Some(town.now().date_naive()), 2));
        assert_eq!(site.find("écoute")[0].checked_by, Figure::Professional.function());
        let stale = professional.post_form(&address, &[("version", "1")]).await;
        assert_eq!(stale.status, 409);
        assert!(stale.main().contains("Relisez-la"), "{}", stale.main());
        assert_eq!(site.journal().await, ["service.checked"]);
    }
}
