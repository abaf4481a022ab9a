//! The desk: two taps, paper, what nobody else sees.

use testkit::Figure;

use super::{HOUR, booklet, budget, hand_out, kept, ride, settle, states};
use crate::neutral::telling;
use crate::{Kind, State, store};

testkit::both_engines! {
    async fn a_desk_opens_one_page_and_presses_one_button(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 3)).await;
        let desk = town.client(Figure::Desk);
        let page = desk.get("/pro/bons").await;
        assert!(page.main().contains("Remettre un bon de transport") && page.main().contains("3 bons disponibles"));
        assert!(!page.body.contains("name=\"name\""), "no name is asked for");
        let key = page.body.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = [("kind", "ride"), ("adults", "1"), ("children", "0"), ("key", key.as_str())];
        let first = desk.post_form("/pro/bons", &form).await;
        let again = desk.post_form("/pro/bons", &form).await;
        assert_eq!((first.status, again.location()), (303, first.location()), "clicked twice, given once");
        let given = desk.get(first.location()).await;
        assert_eq!(given.status, 200);
        assert!(given.main().contains(" comme ") && given.main().contains("Lisez ce numéro"), "{}", given.main());
        assert!(desk.get("/pro/bons").await.main().contains("2 bons disponibles"));
    }

    async fn two_hundred_ordinary_things_go_wrong_and_each_is_told(town: Town) {
        let ground = settle(&town).await;
        let desk = town.client(Figure::Desk);
        let nothing = desk.post_form("/pro/bons", &[("kind", "ride"), ("adults", "1")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.main().contains("Plus aucun bon"), "{}", nothing.main());
        booklet(&town, &ground, (Kind::Ride, false, 3)).await;
        for (adults, children, said) in [("4", "3", "plus de personnes"), ("0", "0", "au moins une"), ("deux", "0", "en chiffres")] {
            let answer = desk.post_form("/pro/bons", &[("kind", "ride"), ("adults", adults), ("children", children)]).await;
            assert_eq!(answer.status, 422);
            assert!(answer.main().contains(said) && answer.body.contains(&format!("value=\"{adults}\"")), "{}", answer.main());
        }
        assert_eq!(desk.post_form("/pro/bons", &[("kind", "train"), ("adults", "1")]).await.status, 422);
    }

    async fn a_spent_budget_stops_the_desk_and_whoever_pays_was_told_before(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 5)).await;
        let contact = partner::Contact {
            id: base::Id::new(),
            institution_id: ground.terms.convention.funder_id,
            function: "Comptes".into(),
            email: base::Private::new("comptes@ccas.example".to_owned()),
            confirmed_on: None,
        };
        let mut db = town.write().await;
        partner::add_contact(&mut db, &contact).await.unwrap();
        db.commit().await.unwrap();
        budget(&town, &ground, "300").await;
        let mut subjects = Vec::new();
        for _ in 0..3 {
            hand_out(&town, "ride").await;
            town.work(queue::Handlers::default()).await;
            subjects.extend(town.mails().iter().map(|mail| mail.subject().to_owned()));
        }
        assert_eq!(subjects.len(), 1, "66 %, then 100 %: {subjects:?}");
        assert!(subjects[0].contains("100"), "{subjects:?}");
        let refused = town.client(Figure::Desk).post_form("/pro/bons", &[("kind", "ride"), ("adults", "1")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.main().contains("budget de l’année est épuisé"), "{}", refused.main());
        budget(&town, &ground, "400").await;
        hand_out(&town, "ride").await;
        town.work(queue::Handlers::default()).await;
        assert_eq!(town.mails().len(), 1, "told again of another amount");
    }

    async fn what_is_printed_says_nothing_of_why(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Night, false, 1)).await;
        booklet(&town, &ground, (Kind::Ride, true, 3)).await;
        let voucher = hand_out(&town, "night").await;
        let desk = town.client(Figure::Desk);
        let one = desk.get(&format!("/pro/bons/{}/papier", voucher.id)).await;
        let stock = crate::booklet::store::of_institution(&mut town.read().await, base::Id::from_uuid(testkit::POLICE), town.now().date_naive()).await.unwrap();
        let paper = stock.iter().find(|stock| stock.booklet.is_paper).unwrap().booklet.id;
        let many = town.client(Figure::Coordinator).get(&format!("/pro/bons/carnets/{paper}/papier")).await;
        assert!(one.main().contains("Bon d’hébergement") && one.main().contains(&voucher.printed()));
        let file = town.client(Figure::Coordinator).get(&format!("/pro/bons/carnets/{paper}/pdf")).await;
        let slips = testkit::read_pdf(&file.bytes);
        assert_eq!(slips.matches("Bon de transport").count(), 3, "{slips}");
        assert_eq!(telling(&slips), Vec::<String>::new());
        let slip = testkit::read_pdf(&desk.get(&format!("/pro/bons/{}/pdf", voucher.id)).await.bytes);
        assert!(slip.contains(&voucher.printed()) && telling(&slip).is_empty(), "{slip}");
        assert_eq!((one.status, many.status, many.body.matches("class=\"slip\"").count()), (200, 200, 3));
        for page in [one, many] {
            // What stands outside of `screen` is printed, and the title by browsers.
            let printed = page.body.replace("<p class=\"screen\">", "<!--").split("<!--").map(|part| part.split("</p>").skip(1).collect::<String>()).collect::<String>();
            let title = page.body.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned();
            for text in [printed, title] {
                let bare: String = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect::<Vec<_>>().join(" ");
                assert_eq!(telling(&bare), Vec::<String>::new());
                assert!(!bare.contains("Maillage") && !bare.contains("http") && !bare.contains("Commissariat"), "{bare}");
            }
        }
    }

    async fn a_night_on_paper_is_told_in_the_morning_and_two_who_tell_it_see_each_other(town: Town) {
        let ground = settle(&town).await;
        let vouchers = booklet(&town, &ground, (Kind::Ride, true, 2)).await;
        let rode = ride(&town, &ground, (&vouchers[0], "23,50")).await;
        assert_eq!(rode.status, 303, "the taxi came before anybody could enter anything: {}", rode.main());
        town.clock().advance(HOUR);
        let number = vouchers[0].printed();
        let (first, second) = (crate::form::new_key(), crate::form::new_key());
        let form = |key, at, adults| [("number", number.as_str()), ("at", at), ("adults", adults), ("children", "1"), ("key", key)];
        let desk = town.client(Figure::Desk);
        let late = desk.post_form("/pro/bons/papier", &form(&first, "2026-11-23T10:30", "1")).await;
        assert_eq!(late.status, 422);
        assert!(late.main().contains("viendrait avant la remise"), "{}", late.main());
        assert_eq!(desk.post_form("/pro/bons/papier", &form(&first, "2026-11-23T12:30", "1")).await.status, 422, "to come");
        assert_eq!(desk.post_form("/pro/bons/papier", &form(&first, "2026-11-23T09:15", "1")).await.status, 303);
        let told = kept(&town, &vouchers[0].number).await;
        assert_eq!((told.state, told.adults, told.amount_cents), (State::Used, Some(1), 2350));
        assert_eq!(desk.post_form("/pro/bons/papier", &form(&first, "2026-11-23T09:15", "1")).await.status, 303, "sent twice");
        let other = town.client(Figure::Referent).post_form("/pro/bons/papier", &form(&second, "2026-11-23T09:40", "2")).await;
        assert_eq!(other.status, 409);
        assert!(other.main().contains("9 h 15") || other.main().contains("9\u{a0}h\u{a0}15"), "{}", other.main());
        assert!(other.body.contains("2026-11-23T09:40"), "what she typed is kept");
        let steps = store::steps(&mut town.read().await, told.id).await.unwrap();
        let real: Vec<_> = steps.iter().map(|step| (step.step.to_string(), step.at < step.noted_at)).collect();
        assert!(real.contains(&("note_hand_out".to_owned(), true)), "{real:?}");
        assert_eq!(desk.post_form("/pro/bons/papier", &[("number", "0000-0000-0"), ("at", "2026-11-23T09:40"), ("adults", "1")]).await.status, 422);
    }

    async fn others_do_not_know_of_a_voucher_and_whoever_pays_does(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        let path = format!("/pro/bons/{}", voucher.id);
        let status = async |figure| town.client(figure).get(&path).await.status;
        assert_eq!((status(Figure::Desk).await, status(Figure::Referent).await, status(Figure::Coordinator).await), (200, 200, 200));
        assert_eq!((status(Figure::Professional).await, status(Figure::Neighbour).await, status(Figure::Doctor).await), (404, 404, 404));
        assert_eq!(town.client(Figure::Desk).post_form(&format!("{path}/correction"), &[]).await.status, 403);
        assert_eq!(town.client(Figure::Desk).get(&ground.path()).await.status, 403);
        assert_eq!(town.client(Figure::Referent).get(&ground.path()).await.status, 404, "she keeps her own institution's");
    }

    async fn a_cancelled_voucher_is_worth_nothing_and_weighs_nothing(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        assert_eq!(voucher.amount_cents, 10_000);
        let answer = town.client(Figure::Desk).post_form(&format!("/pro/bons/{}/annulation", voucher.id), &[]).await;
        assert_eq!(answer.status, 303);
        let now = kept(&town, &voucher.number).await;
        assert_eq!((now.state, now.amount_cents), (State::Cancelled, 0));
        let again = town.client(Figure::Desk).post_form(&format!("/pro/bons/{}/perte", voucher.id), &[]).await;
        assert_eq!(again.status, 422);
    }

    async fn a_lost_booklet_is_worth_nothing_any_more(town: Town) {
        let ground = settle(&town).await;
        let vouchers = booklet(&town, &ground, (Kind::Ride, true, 3)).await;
        let id = vouchers[0].booklet_id.unwrap();
        let desk = town.client(Figure::Desk);
        assert_eq!(desk.post_form(&format!("/pro/bons/carnets/{id}/reception"), &[]).await.status, 303);
        assert_eq!(states(&town, &vouchers).await, [State::Held; 3]);
        assert_eq!(desk.post_form(&format!("/pro/bons/carnets/{id}/perte"), &[]).await.status, 303);
        assert_eq!(states(&town, &vouchers).await, [State::Lost; 3]);
        let rode = super::check(&town, &vouchers[0].printed()).await;
        assert_eq!(rode.status, 422);
    }
}
