//! A taxi with a number and no account.

use chrono::TimeDelta;
use testkit::Figure;

use super::{booklet, check, hand_out, kept, ride, settle, use_by};
use crate::{Kind, Number, State};

testkit::both_engines! {
    async fn a_taxi_sees_a_number_until_when_and_how_much_and_nothing_else(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        let page = check(&town, &voucher.printed().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "i")).await;
        assert_eq!(page.status, 303, "{}", page.main());
        assert!(!page.location().contains(voucher.number.letters()), "no address tells a number");
        let seen = town.client(Figure::Nobody).get(page.location()).await;
        let main = seen.main();
        assert!(main.contains("25 novembre 2026") && main.contains("50,00"), "{main}");
        for untold in ["Commissariat", "commissariat", "Enfants", "Adultes", "agent", "Centre communal"] {
            assert!(!main.contains(untold), "{untold}: {main}");
        }
        assert!(crate::neutral::telling(&seen.body).is_empty(), "{:?}", crate::neutral::telling(&seen.body));
    }

    async fn what_was_never_handed_out_is_answered_as_what_does_not_exist(town: Town) {
        let ground = settle(&town).await;
        let held = booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let unknown = Number::draw();
        let (one, other) = (check(&town, held[0].number.letters()).await, check(&town, unknown.letters()).await);
        assert_eq!((one.status, other.status), (422, 422));
        assert_eq!(one.body.replace(held[0].number.letters(), "…"), other.body.replace(unknown.letters(), "…"));
        assert_eq!(check(&town, "7K3F").await.status, 422);
    }

    async fn the_same_form_sent_twice_uses_a_voucher_once_and_another_page_does_not(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        let (page, other) = (check(&town, voucher.number.letters()).await, check(&town, voucher.number.letters()).await);
        let key = ground.taxi.key.reveal().as_str();
        for _ in 0..3 {
            let used = use_by(&town, page.location(), (key, "23,50")).await;
            assert_eq!((used.status, used.location()), (303, page.location()));
        }
        let receipt = town.client(Figure::Nobody).get(page.location()).await;
        assert!(receipt.main().contains("ce bon est utilisé") && receipt.main().contains("23,50"), "{}", receipt.main());
        let second = use_by(&town, other.location(), (key, "40")).await;
        assert_eq!(second.status, 422);
        assert!(second.main().contains("déjà été utilisé") && !second.main().contains("23,50"), "{}", second.main());
        assert_eq!(kept(&town, &voucher.number).await.amount_cents, 2350);
    }

    async fn who_drives_has_to_be_known_and_not_suspended(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        let page = check(&town, voucher.number.letters()).await.location().to_owned();
        for key in ["", "0000", Number::draw().letters()] {
            let answer = use_by(&town, &page, (key, "20")).await;
            assert_eq!(answer.status, 422);
            assert!(answer.main().contains("code de prestataire"), "{}", answer.main());
        }
        for (amount, said) in [("50,01", "plafond"), ("vingt", "en chiffres"), ("0", "plus de zéro")] {
            let answer = use_by(&town, &page, (ground.taxi.key.reveal(), amount)).await;
            assert_eq!(answer.status, 422);
            assert!(answer.main().contains(said), "{amount}: {}", answer.main());
        }
        let suspend = format!("/pro/prestataires/{}/suspension", ground.taxi.id);
        assert_eq!(town.client(Figure::Coordinator).post_form(&suspend, &[]).await.status, 303);
        assert!(use_by(&town, &page, (ground.taxi.key.reveal(), "20")).await.main().contains("suspendu"));
        let resume = format!("/pro/prestataires/{}/reprise", ground.taxi.id);
        assert_eq!(town.client(Figure::Coordinator).post_form(&resume, &[]).await.status, 303);
        assert_eq!(use_by(&town, &page, (ground.taxi.key.reveal(), "20")).await.status, 303);
    }

    async fn a_voucher_that_is_over_by_one_minute_is_refused(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 2)).await;
        let (late, in_time) = (hand_out(&town, "ride").await, hand_out(&town, "ride").await);
        town.clock().advance(TimeDelta::hours(48) - TimeDelta::minutes(1));
        assert_eq!(ride(&town, &ground, (&in_time, "20")).await.status, 303);
        let page = check(&town, late.number.letters()).await.location().to_owned();
        town.clock().advance(TimeDelta::minutes(1));
        let refused = use_by(&town, &page, (ground.taxi.key.reveal(), "20")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.main().contains("délai est passé"), "{}", refused.main());
        town.clock().advance(TimeDelta::hours(1));
        let old = town.client(Figure::Nobody).get(&page).await;
        assert_eq!(old.status, 422);
        assert!(old.main().contains("tapez de nouveau"), "{}", old.main());
    }

    async fn what_is_told_by_telephone_has_its_real_time_even_after_the_end(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        town.clock().advance(TimeDelta::hours(49));
        let mut db = town.write().await;
        queue::push(&mut db, &crate::Expire {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        town.work(crate::jobs()).await;
        assert_eq!(kept(&town, &voucher.number).await.state, State::Expired);
        let payer = town.client(Figure::Coordinator);
        let found = payer.post_form("/pro/bons/recherche", &[("number", &voucher.printed())]).await;
        assert_eq!(found.location(), format!("/pro/bons/{}", voucher.id));
        let provider = ground.taxi.id.to_string();
        let form = |at| [("provider", provider.as_str()), ("at", at), ("units", "1"), ("amount", "31,20")];
        let path = format!("/pro/bons/{}/utilisation", voucher.id);
        assert_eq!(payer.post_form(&path, &form("2026-11-25T10:30")).await.status, 422, "after its end");
        assert_eq!(payer.post_form(&path, &form("2026-11-23T11:30")).await.status, 303);
        assert_eq!(payer.post_form(&path, &form("2026-11-23T11:30")).await.status, 422, "once");
        let correct = format!("/pro/bons/{}/correction", voucher.id);
        assert_eq!(payer.post_form(&correct, &[("units", "1"), ("amount", "30,20")]).await.status, 303);
        let page = payer.get(&format!("/pro/bons/{}", voucher.id)).await.main();
        assert!(page.contains("31,20") && page.contains("30,20") && page.contains("par téléphone"), "{page}");
        town.leave_jobs();
    }
}
