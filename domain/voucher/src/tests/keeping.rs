//! What is left of a voucher, and when nothing is.

use base::fetch_all;
use chrono::TimeDelta;
use testkit::Figure;

use super::{booklet, hand_out, kept, settle};
use crate::{Kind, State, store};

testkit::both_engines! {
    async fn three_months_after_its_end_a_voucher_is_a_number_an_amount_a_provider_and_a_date(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 2)).await;
        let (over, open) = (hand_out(&town, "ride").await, hand_out(&town, "ride").await);
        let cancel = format!("/pro/bons/{}/annulation", over.id);
        assert_eq!(town.client(Figure::Desk).post_form(&cancel, &[]).await.status, 303);
        town.clock().advance(TimeDelta::days(90));
        let before = town.now() - TimeDelta::days(89);
        let mut db = town.write().await;
        assert_eq!(crate::count_settled(&mut db, before).await.unwrap(), 1);
        assert_eq!(crate::reduce(&mut db, before, 100).await.unwrap(), 1);
        assert_eq!(crate::reduce(&mut db, before, 100).await.unwrap(), 0, "running twice changes nothing");
        assert!(store::steps(&mut db, over.id).await.unwrap().is_empty());
        db.commit().await.unwrap();
        let left = kept(&town, &over.number).await;
        let told = (left.booklet_id.is_some(), left.handed_out_at.is_some(), left.adults, left.children, left.used_at.is_some());
        assert_eq!(told, (false, false, None, None, false));
        assert_eq!((left.state, left.settled_at.is_some()), (State::Cancelled, true));
        assert!(kept(&town, &open.number).await.adults.is_some(), "what is not over is kept");
        let statement = town.client(Figure::Coordinator).get(&format!("{}/bilan/2026/tableau", ground.path())).await.body;
        assert!(statement.contains("Commissariat de Valbourg;2;2;4;"), "the year still adds up: {statement}");
        assert_eq!(town.client(Figure::Desk).get(&format!("/pro/bons/{}", over.id)).await.status, 404);
        assert_eq!(town.client(Figure::Coordinator).get(&format!("/pro/bons/{}", over.id)).await.status, 200);
    }

    async fn ten_years_after_nothing_is_left(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        assert_eq!(super::ride(&town, &ground, (&voucher, "20")).await.status, 303);
        let provider = ground.taxi.id.to_string();
        let lines = format!("{};20", voucher.printed());
        let form = [("provider", provider.as_str()), ("reference", "F"), ("lines", lines.as_str())];
        let keeper = town.client(Figure::Coordinator);
        assert_eq!(keeper.post_form(&format!("{}/factures", ground.path()), &form).await.status, 303);
        let list = keeper.post_form(&format!("{}/paiements", ground.path()), &[]).await.location().to_owned();
        assert_eq!(keeper.post_form(&format!("{list}/reglement"), &[]).await.status, 303);
        let after = town.now() + TimeDelta::days(1);
        let mut db = town.write().await;
        assert_eq!(crate::erase_accounts(&mut db, after, 100).await.unwrap(), 0, "accounts are what is left");
        assert_eq!(crate::reduce(&mut db, after, 100).await.unwrap(), 1);
        assert_eq!(crate::count_accounts(&mut db, after).await.unwrap(), 1);
        assert_eq!(crate::erase_accounts(&mut db, after, 100).await.unwrap(), 1);
        db.commit().await.unwrap();
        let left: Vec<(String,)> = fetch_all!(&mut town.read().await => "SELECT number FROM voucher ORDER BY id LIMIT 9").unwrap();
        let lines: Vec<(String,)> = fetch_all!(&mut town.read().await => "SELECT typed FROM voucher_invoice_line ORDER BY id LIMIT 9").unwrap();
        assert!(left.is_empty() && lines.is_empty());
    }

    async fn a_line_that_names_no_voucher_goes_ten_years_after_its_invoice_and_the_invoice_with_its_last_line(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 1)).await;
        let voucher = hand_out(&town, "ride").await;
        assert_eq!(super::ride(&town, &ground, (&voucher, "20")).await.status, 303);
        let provider = ground.taxi.id.to_string();
        let lines = format!("{};20\nbon perdu;vingt euros\n", voucher.printed());
        let form = [("provider", provider.as_str()), ("reference", "F"), ("lines", lines.as_str())];
        let keeper = town.client(Figure::Coordinator);
        assert_eq!(keeper.post_form(&format!("{}/factures", ground.path()), &form).await.status, 303);
        let after = town.now() + TimeDelta::days(1);
        let mut db = town.write().await;
        assert_eq!(crate::erase_accounts(&mut db, town.now(), 100).await.unwrap(), 0, "of today");
        assert_eq!(crate::count_accounts(&mut db, after).await.unwrap(), 1);
        assert_eq!(crate::erase_accounts(&mut db, after, 100).await.unwrap(), 1);
        let left: Vec<(String,)> = fetch_all!(&mut db => "SELECT typed FROM voucher_invoice_line ORDER BY id LIMIT 9").unwrap();
        let invoices: Vec<(String,)> = fetch_all!(&mut db => "SELECT reference FROM voucher_invoice ORDER BY id LIMIT 9").unwrap();
        assert_eq!((left.len(), invoices.len()), (1, 1), "the line of the voucher stays with it");
        db.commit().await.unwrap();
        let list = keeper.post_form(&format!("{}/paiements", ground.path()), &[]).await.location().to_owned();
        assert_eq!(keeper.post_form(&format!("{list}/reglement"), &[]).await.status, 303);
        let mut db = town.write().await;
        crate::reduce(&mut db, after, 100).await.unwrap();
        assert_eq!(crate::erase_accounts(&mut db, after, 100).await.unwrap(), 1);
        let invoices: Vec<(String,)> = fetch_all!(&mut db => "SELECT reference FROM voucher_invoice ORDER BY id LIMIT 9").unwrap();
        let lists: Vec<(String,)> = fetch_all!(&mut db => "SELECT made_by FROM voucher_payment ORDER BY id LIMIT 9").unwrap();
        assert!(invoices.is_empty() && lists.is_empty());
        db.commit().await.unwrap();
    }

    async fn what_nobody_handed_out_ends_with_its_booklet_after_a_week_of_grace(town: Town) {
        let ground = settle(&town).await;
        let vouchers = booklet(&town, &ground, (Kind::Ride, true, 2)).await;
        for (days, state) in [(44, State::Created), (3, State::Expired)] {
            town.clock().advance(TimeDelta::days(days));
            let mut db = town.write().await;
            queue::schedule(&mut db, &crate::Expire {}, town.now()).await.unwrap();
            db.commit().await.unwrap();
            town.work(crate::jobs()).await;
            assert_eq!(super::states(&town, &vouchers).await, [state; 2], "{days}");
        }
        town.leave_jobs();
    }
}
