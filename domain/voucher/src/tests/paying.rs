//! From the invoice to the accountant.

use base::{Id, fetch_all};
use testkit::{Answer, Figure, Town};

use super::{Ground, booklet, hand_out, kept, ride, settle};
use crate::payment::{Payment, store};
use crate::{Kind, Number, State, Voucher, store as vouchers};

async fn invoice(town: &Town, ground: &Ground, (reference, lines): (&str, &str)) -> Answer {
    let provider = ground.taxi.id.to_string();
    let form = [("provider", provider.as_str()), ("reference", reference), ("lines", lines)];
    town.client(Figure::Coordinator).post_form(&format!("{}/factures", ground.path()), &form).await
}

async fn used(town: &Town, ground: &Ground, amount: &str) -> Voucher {
    let voucher = hand_out(town, "ride").await;
    assert_eq!(ride(town, ground, (&voucher, amount)).await.status, 303);
    voucher
}

async fn lines(town: &Town) -> Vec<(String, String, String)> {
    fetch_all!(&mut town.read().await => "
        SELECT id, verdict, outcome FROM (SELECT CAST(position AS TEXT) AS id, verdict, outcome, position
          FROM voucher_invoice_line) AS lines ORDER BY position LIMIT 50")
    .unwrap()
}

async fn line_id(town: &Town, position: i64) -> String {
    let ids: Vec<(base::Id<()>,)> = fetch_all!(&mut town.read().await => "
        SELECT id FROM voucher_invoice_line WHERE position = $1 ORDER BY id LIMIT 1", position)
    .unwrap();
    ids[0].0.to_string()
}

testkit::both_engines! {
    async fn an_invoice_is_compared_line_by_line_with_what_was_used(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 6)).await;
        let (fits, dear) = (used(&town, &ground, "23,50").await, used(&town, &ground, "20").await);
        let given = hand_out(&town, "ride").await;
        let typed = format!(
            "numéro;montant\n{};23,50\n{};21,00\n{};10,00\n{};5,00\n{};23,50\nbon perdu;vingt euros\nTotal;83,00\n",
            fits.printed(), dear.printed().to_lowercase(), given.printed(), Number::draw(), fits.printed()
        );
        let answer = invoice(&town, &ground, ("F-1", &typed)).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        let verdicts: Vec<_> = lines(&town).await.into_iter().map(|(_, verdict, _)| verdict).collect();
        assert_eq!(verdicts, ["fits", "over_use", "not_used", "unknown", "twice", "unreadable"]);
        assert_eq!((kept(&town, &fits.number).await.state, kept(&town, &dear.number).await.state), (State::Invoiced, State::Disputed));
        let page = town.client(Figure::Coordinator).get(answer.location()).await.main();
        assert!(page.contains("6 lignes") && page.contains("5 à décider") && page.contains("Numéro jamais émis"), "{page}");
        let again = invoice(&town, &ground, ("F-1", &typed)).await;
        assert_eq!(again.status, 422, "the same invoice twice");
        assert!(again.main().contains("déjà enregistrée") && again.body.contains("bon perdu;vingt euros"));
    }

    async fn a_dispute_is_decided_once_and_within_the_caps(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 3)).await;
        let (dear, absurd) = (used(&town, &ground, "20").await, used(&town, &ground, "20").await);
        let typed = format!("{};30\n{};101\n", dear.printed(), absurd.printed());
        assert_eq!(invoice(&town, &ground, ("F-2", &typed)).await.status, 303);
        let keeper = town.client(Figure::Coordinator);
        let accept = format!("/pro/factures/lignes/{}/acceptation", line_id(&town, 1).await);
        assert_eq!(keeper.post_form(&accept, &[]).await.status, 303);
        assert_eq!(keeper.post_form(&accept, &[]).await.status, 422, "decided already");
        let now = kept(&town, &dear.number).await;
        assert_eq!((now.state, now.amount_cents), (State::Invoiced, 3000));
        let second = line_id(&town, 2).await;
        assert_eq!(keeper.post_form(&format!("/pro/factures/lignes/{second}/acceptation"), &[]).await.status, 422, "over the caps");
        assert_eq!(keeper.post_form(&format!("/pro/factures/lignes/{second}/refus"), &[]).await.status, 303);
        let now = kept(&town, &absurd.number).await;
        assert_eq!((now.state, now.amount_cents), (State::Used, 2000), "it may be invoiced again");
        assert_eq!(invoice(&town, &ground, ("F-3", &format!("{};20", absurd.printed()))).await.status, 303);
        assert_eq!(kept(&town, &absurd.number).await.state, State::Invoiced);
    }

    async fn a_list_is_made_taken_away_and_paid(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 3)).await;
        let keeper = town.client(Figure::Coordinator);
        let payments = format!("{}/paiements", ground.path());
        assert_eq!(keeper.post_form(&payments, &[]).await.status, 422, "nothing waits");
        let vouchers = [used(&town, &ground, "23,50").await, used(&town, &ground, "12").await];
        let typed = format!("{};23,50\n{};12\n", vouchers[0].printed(), vouchers[1].printed());
        assert_eq!(invoice(&town, &ground, ("F-4", &typed)).await.status, 303);
        assert!(keeper.get(&payments).await.main().contains("35,50"));
        let list = keeper.post_form(&payments, &[]).await.location().to_owned();
        assert_eq!(keeper.post_form(&payments, &[]).await.status, 422, "on one list alone");
        let csv = keeper.get(&format!("{list}/tableau")).await.body;
        assert!(csv.contains(&format!("Taxis du Val;F-4;{};Bon de transport;23,50", vouchers[0].printed())), "{csv}");
        let ods = keeper.get(&format!("{list}/classeur")).await;
        assert_eq!(ods.header("content-type"), "application/vnd.oasis.opendocument.spreadsheet");
        let paper = testkit::read_pdf(&keeper.get(&format!("{list}/pdf")).await.bytes);
        assert!(paper.contains("Total 35,50") && paper.contains(&format!("Taxis du Val F-4 {}", vouchers[0].printed())), "{paper}");
        assert_eq!(keeper.post_form(&format!("{list}/reglement"), &[]).await.status, 303);
        assert_eq!(super::states(&town, &vouchers).await, [State::Paid; 2]);
        let statement = format!("{}/bilan/2026", ground.path());
        let page = keeper.get(&statement).await.main();
        assert!(page.contains("35,50") && page.contains("Commissariat de Valbourg"), "{page}");
        let paper = testkit::read_pdf(&keeper.get(&format!("{statement}/pdf")).await.bytes);
        assert!(paper.contains("Commissariat de Valbourg 2 2 4") && paper.contains("35,50"), "{paper}");
        let table = keeper.get(&format!("{statement}/tableau")).await.body;
        assert!(table.contains("Bon de transport : Payés;2;;;35,50") && table.contains("Commissariat de Valbourg;2;2;4;"), "{table}");
    }

    async fn of_five_thousand_and_one_that_wait_one_waits_for_the_second_list(town: Town) {
        let ground = settle(&town).await;
        let waiting = booklet(&town, &ground, (Kind::Ride, false, 1)).await.remove(0);
        let mut db = town.write().await;
        for _ in 0..=store::ON_A_LIST {
            let new = Voucher { id: Id::new(), number: Number::draw(), state: State::Invoiced, amount_cents: 2000, ..waiting.clone() };
            vouchers::insert(&mut db, &new).await.unwrap();
        }
        db.commit().await.unwrap();
        let keeper = town.client(Figure::Coordinator);
        let payments = format!("{}/paiements", ground.path());
        let page = keeper.get(&payments).await.main();
        assert!(page.contains("5001 bons attendent : 100 020,00") && page.contains("une seconde pour les autres, qui sont 1"), "{page}");
        assert_eq!(keeper.post_form(&payments, &[]).await.status, 303);
        let page = keeper.get(&payments).await.main();
        assert!(page.contains("Un bon attend : 20,00") && !page.contains("une seconde"), "{page}");
        assert_eq!(keeper.post_form(&payments, &[]).await.status, 303);
        assert_eq!(keeper.post_form(&payments, &[]).await.status, 422, "and there is no third");
    }

    async fn a_long_list_is_read_a_page_at_a_time(town: Town) {
        let ground = settle(&town).await;
        for _ in 0..21 {
            booklet(&town, &ground, (Kind::Ride, true, 1)).await;
        }
        let keeper = town.client(Figure::Coordinator);
        let entries = async |path: &str| keeper.get(path).await.main().matches("<li class=\"entry\">").count();
        let booklets = format!("{}/carnets", ground.path());
        assert_eq!((entries(&booklets).await, entries(&format!("{booklets}?page=2")).await), (20, 1));
        for part in ["carnets?page=3", "factures?page=2", "paiements?page=2"] {
            assert_eq!(keeper.get(&format!("{}/{part}", ground.path())).await.status, 404, "{part}");
        }
        assert_eq!(keeper.get("/pro/conventions?page=2").await.status, 404);
    }

    async fn what_one_list_cannot_hold_waits_for_the_next_and_no_list_is_paid_in_part(town: Town) {
        let ground = settle(&town).await;
        booklet(&town, &ground, (Kind::Ride, false, 3)).await;
        let vouchers = [used(&town, &ground, "20").await, used(&town, &ground, "20").await];
        let typed = format!("{};20\n{};20\n", vouchers[0].printed(), vouchers[1].printed());
        assert_eq!(invoice(&town, &ground, ("F-5", &typed)).await.status, 303);
        let convention = kept(&town, &vouchers[0].number).await.convention_id;
        let mut db = town.write().await;
        let mut lists = Vec::new();
        for _ in 0..2 {
            let (made_on, made_by) = (web::today_at(town.now()), "référente".to_owned());
            let list = Payment { id: Id::new(), convention_id: convention, made_on, made_by, paid_on: None };
            store::insert(&mut db, &list).await.unwrap();
            assert_eq!(store::collect(&mut db, convention, list.id, 1).await.unwrap(), 1);
            lists.push(list.id);
        }
        assert_eq!(store::collect(&mut db, convention, lists[0], 1).await.unwrap(), 0, "nothing is left");
        db.commit().await.unwrap();
        let pay = format!("/pro/paiements/{}/reglement", lists[0]);
        assert_eq!(town.client(Figure::Coordinator).post_form(&pay, &[]).await.status, 303);
        let mut states = super::states(&town, &vouchers).await;
        states.sort_by_key(|state| *state != State::Paid);
        assert_eq!(states, [State::Paid, State::Invoiced], "the other list waits");
    }

    async fn a_file_is_read_into_the_form_and_nothing_is_kept_before_it_is_read_again(town: Town) {
        let ground = settle(&town).await;
        let keeper = town.client(Figure::Coordinator);
        let path = format!("{}/fichier", ground.path());
        let table = [vec!["Numéro".to_owned(), "Montant".to_owned()], vec!["BT-7K3F-9Q2M-C".to_owned(), "23,50".to_owned()]];
        let page = keeper.post_file(&path, "file", crate::table::ods(&table).unwrap()).await;
        assert_eq!(page.status, 200, "{}", page.main());
        assert!(page.body.contains("BT-7K3F-9Q2M-C;23,50"));
        assert!(lines(&town).await.is_empty());
        assert_eq!(keeper.post_file(&path, "file", b"PK\x03\x04".to_vec()).await.status, 422);
        assert_eq!(keeper.post_form(&path, &[]).await.status, 422);
    }

    async fn a_convention_is_opened_changed_and_renewed_with_what_it_holds(town: Town) {
        let ground = settle(&town).await;
        let keeper = town.client(Figure::Coordinator);
        let funder = testkit::id(testkit::SOCIAL_CENTRE);
        let form = |version, name| vec![
            ("version", version), ("name", name), ("heading", "Action sociale"), ("phone", "01 99 00 00 00"),
            ("funder", funder.as_str()), ("issuers", funder.as_str()), ("signed_on", "2026-01-10"),
            ("starts_on", "2026-02-01"), ("complaint", "with"), ("valid_hours", "72"), ("night_cap", "90"),
            ("night_units", "3"), ("night_people", "4"),
        ];
        let opened = keeper.post_form("/pro/conventions", &form("0", "Nuits")).await;
        assert_eq!(opened.status, 303, "{}", opened.main());
        let change = format!("{}/modification", opened.location());
        assert_eq!(keeper.post_form(&change, &form("1", "Nuits du Val")).await.status, 303);
        let stale = keeper.post_form(&change, &form("1", "Autre chose")).await;
        assert_eq!(stale.status, 409);
        assert!(stale.main().contains("Nuits du Val") && stale.body.contains("Autre chose"), "{}", stale.main());
        assert_eq!(keeper.post_form("/pro/conventions", &form("0", "N")).await.status, 422);
        let renew = format!("{}/renouvellement", ground.path());
        let days = [("signed_on", "2026-12-01"), ("starts_on", "2027-01-01")];
        let next = keeper.post_form(&renew, &days).await;
        assert_eq!(next.status, 303, "{}", next.main());
        assert_eq!(keeper.post_form(&renew, &days).await.status, 422, "renewed once");
        let page = keeper.get(next.location()).await.main();
        assert!(page.contains("Renouvelle") && page.contains("2 octobre 2023"), "{page}");
        let providers = keeper.get(&format!("{}/prestataires", next.location())).await.main();
        assert!(providers.contains("Taxis du Val") && providers.contains(&ground.taxi.told_key()), "{providers}");
        for path in [renew, change, format!("{}/carnets", ground.path()), "/pro/conventions/nouvelle".to_owned(), "/pro/bons/carnets".to_owned()] {
            assert_eq!(keeper.get(&path).await.status, 200, "{path}");
        }
        assert!(keeper.get("/pro/conventions").await.main().contains("31 décembre 2026"));
    }

    async fn a_booklet_and_a_provider_are_added_on_their_pages(town: Town) {
        let ground = settle(&town).await;
        let keeper = town.client(Figure::Coordinator);
        let police = testkit::id(testkit::POLICE);
        let form = [("kind", "ride"), ("institution", police.as_str()), ("size", "5"), ("expires_on", "2026-12-31")];
        let path = format!("{}/carnets", ground.path());
        assert_eq!(keeper.post_form(&path, &form).await.status, 303);
        assert!(keeper.get(&path).await.main().contains("5 bons restants sur 5"));
        let wrong = [("kind", "ride"), ("institution", police.as_str()), ("size", "101"), ("expires_on", "2026-11-01")];
        assert_eq!(keeper.post_form(&path, &wrong).await.status, 422);
        hand_out(&town, "ride").await;
        let path = format!("{}/prestataires", ground.path());
        assert_eq!(keeper.post_form(&path, &[("name", "Hôtel du Parc"), ("kinds", "night")]).await.status, 303);
        assert!(keeper.get(&path).await.main().contains("Hôtel du Parc"));
        let key = format!("/pro/prestataires/{}/code", ground.taxi.id);
        assert_eq!(keeper.post_form(&key, &[]).await.status, 303);
        assert!(!keeper.get(&path).await.main().contains(&ground.taxi.told_key()));
    }
}
