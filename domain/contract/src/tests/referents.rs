//! Whom signatories name: shown to partners, asked twice a year, erased after.

use chrono::TimeDelta;
use testkit::{ASSOCIATION, Client, Figure, POLICE, Town};

use super::{begin, first, followed};
use crate::Confirm;

/// A contract that the association and the police station sign; gives its path and the pages of their référents.
async fn settle(town: &Town) -> (Client, String, [String; 2]) {
    let (coordinator, path) = begin(town, "Contrat local").await;
    let mut pages = Vec::new();
    for institution in [ASSOCIATION, POLICE] {
        let id = testkit::id(institution);
        followed(&coordinator.post_form(&format!("{path}/signataires"), &[("institution", &id)]).await);
    }
    let list = coordinator.get(&format!("{path}/signataires")).await.main();
    for name in ["Association Horizon", "Commissariat de Valbourg"] {
        let (before, _) = list.split_once(&format!("\">{name}")).unwrap();
        pages.push(format!("{}/referents", before.rsplit_once("href=\"").unwrap().1));
    }
    (coordinator, path, [pages[0].clone(), pages[1].clone()])
}

const REFERENT: [(&str, &str); 6] = [
    ("rank", "holder"),
    ("function", "Directrice"),
    ("name", "Camille Essai"),
    ("phone", "01 99 00 12 34"),
    ("email", "camille@horizon.example"),
    ("starts_on", "2026-11-01"),
];

async fn name(client: &Client, page: &str) {
    followed(&client.post_form(page, &REFERENT).await);
}

/// The paths of the links in the mails that were sent since.
async fn links(town: &Town) -> Vec<String> {
    town.work(crate::jobs()).await;
    let links = town.mails().into_iter().map(|mail| {
        assert_eq!(mail.to(), "camille@horizon.example");
        assert!(!mail.text().contains("Camille") && !mail.text().contains("Horizon"), "{}", mail.text());
        let (_, rest) = mail.text().split_once("http://localhost:8080").unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    });
    links.collect()
}

async fn plan(town: &Town) {
    let mut db = town.write().await;
    let confirm = Confirm { origin: "http://localhost:8080".into() };
    queue::schedule(&mut db, &confirm, town.now()).await.unwrap();
    db.commit().await.unwrap();
}

testkit::both_engines! {
    async fn a_signatory_that_is_taken_off_takes_those_whom_it_named_with_it(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        let signatory = horizon.strip_suffix("/referents").unwrap();
        followed(&coordinator.post_form(&format!("{signatory}/retrait"), &[]).await);
        let annex = coordinator.get(&format!("{path}/annexe")).await.main();
        assert!(!annex.contains("Camille Essai"), "{annex}");
    }

    async fn partners_of_the_territory_read_annex_1_and_holes_are_shown(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        let annex = town.client(Figure::Professional).get(&format!("{path}/annexe")).await.main();
        assert!(annex.contains("Camille Essai") && annex.contains("01 99 00 12 34"), "{annex}");
        assert!(annex.contains("Un signataire n’a nommé personne") && annex.contains("personne n’est nommé"), "{annex}");
        let paper = town.client(Figure::Professional).get(&format!("{path}/annexe.pdf")).await;
        let told = testkit::read_pdf(&paper.bytes);
        assert!(told.contains("Camille Essai") && told.contains("personne n’est nommé"), "{told}");
        assert_eq!(town.client(Figure::Neighbour).get(&format!("{path}/annexe.pdf")).await.status, 404);
        assert_eq!(town.client(Figure::Dpo).get(&format!("{path}/annexe")).await.status, 403);
        assert_eq!(town.client(Figure::Neighbour).get(&format!("{path}/annexe")).await.status, 404);
    }

    async fn a_signatory_of_another_territory_reads_the_contract_and_not_who_is_named(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        let mut db = town.write().await;
        let contract = path.rsplit('/').next().unwrap().parse().unwrap();
        crate::add_signatory(&mut db, contract, base::Id::from_uuid(testkit::NEIGHBOUR_TOWN_HALL)).await.unwrap();
        db.commit().await.unwrap();
        let neighbour = town.client(Figure::Neighbour);
        let page = neighbour.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(!page.main().contains("annexe"), "{}", page.main());
        assert_eq!(neighbour.get(&format!("{path}/annexe")).await.status, 404);
        assert_eq!(neighbour.get(&horizon).await.status, 404);
    }

    async fn an_institution_names_its_own_and_no_other(town: Town) {
        let (_, _, [horizon, police]) = settle(&town).await;
        let referent = town.client(Figure::Referent);
        name(&referent, &police).await;
        assert_eq!(referent.post_form(&horizon, &REFERENT).await.status, 403);
        assert_eq!(town.client(Figure::Professional).post_form(&horizon, &REFERENT).await.status, 403);
    }

    async fn two_holders_at_once_are_refused_with_what_was_typed(town: Town) {
        let (coordinator, _, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        let answer = coordinator.post_form(&horizon, &REFERENT).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("a déjà ce rang") && answer.main().contains("value=\"Camille Essai\""), "{}", answer.main());
        let page = coordinator.get(&horizon).await.main();
        let edit = format!("{horizon}/{}", first(&page, &format!("href=\"{horizon}/")));
        let form = coordinator.get(&edit).await.main();
        let id = first(&form, "name=\"id\" value=\"").to_owned();
        let mut fields = REFERENT.to_vec();
        fields.extend([("id", id.as_str()), ("ends_on", "2026-11-22")]);
        followed(&coordinator.post_form(&horizon, &fields).await);
        let mut next = REFERENT.to_vec();
        next[5] = ("starts_on", "2026-11-23");
        followed(&coordinator.post_form(&horizon, &next).await);
        assert!(coordinator.get(&horizon).await.main().contains("hors mandat"));
    }

    async fn she_is_asked_twice_a_year_by_a_link_and_each_mail_goes_out_once(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        plan(&town).await;
        plan(&town).await;
        let mut days = Vec::new();
        let mut last = String::new();
        // Named on 1 November 2026: six months later, and two and four weeks after that.
        for day in 0..200 {
            for link in links(&town).await {
                days.push((day, town.now().date_naive().to_string()));
                last = link;
            }
            town.clock().advance(TimeDelta::days(1));
        }
        let said: Vec<_> = days.iter().map(|(_, day)| day.as_str()).collect();
        assert_eq!(said, ["2027-05-01", "2027-05-15", "2027-05-31"]);
        let annex = coordinator.get(&format!("{path}/annexe")).await.main();
        assert!(annex.contains("à confirmer"), "{annex}");
        assert_eq!(town.client(Figure::Nobody).get(&last).await.status, 200, "within thirty days");
        town.leave_jobs();
    }

    async fn one_click_says_that_it_holds_and_looking_says_nothing(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        plan(&town).await;
        town.clock().advance(TimeDelta::days(170));
        let sent = links(&town).await;
        let [link] = sent.as_slice() else { panic!("{sent:?}") };
        let anybody = town.client(Figure::Nobody);
        for _ in 0..3 {
            let page = anybody.get(link).await;
            assert!(page.status == 200 && page.main().contains("Camille Essai"), "{}", page.main());
        }
        assert!(coordinator.get(&format!("{path}/annexe")).await.main().contains("à confirmer"));
        let answer = anybody.post_form(link, &[("said", "same")]).await;
        assert_eq!(followed(&answer), "/pro/referent/merci");
        assert!(!coordinator.get(&format!("{path}/annexe")).await.main().contains("à confirmer"));
        assert_eq!(anybody.get(link).await.status, 410);
        assert_eq!(anybody.post_form(link, &[("said", "no_longer")]).await.status, 410);
        assert_eq!(anybody.get("/pro/referent/merci").await.status, 200);
        town.leave_jobs();
    }

    async fn who_says_that_it_is_no_longer_her_is_shown_and_asked_no_more(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        plan(&town).await;
        town.clock().advance(TimeDelta::days(170));
        let sent = links(&town).await;
        followed(&town.client(Figure::Nobody).post_form(&sent[0], &[("said", "no_longer")]).await);
        assert!(coordinator.get(&format!("{path}/annexe")).await.main().contains("dit ne plus l’être"));
        for _ in 0..40 {
            town.clock().advance(TimeDelta::days(1));
            assert_eq!(links(&town).await, Vec::<String>::new());
        }
        town.leave_jobs();
    }

    async fn a_link_dies_after_thirty_days(town: Town) {
        let (coordinator, _, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        plan(&town).await;
        town.clock().advance(TimeDelta::days(170));
        let sent = links(&town).await;
        town.clock().advance(TimeDelta::days(30));
        assert_eq!(town.client(Figure::Nobody).get(&sent[0]).await.status, 410);
        town.leave_jobs();
    }

    async fn her_card_is_taken_away_by_partners(town: Town) {
        let (coordinator, path, [horizon, _]) = settle(&town).await;
        name(&coordinator, &horizon).await;
        let annex = coordinator.get(&format!("{path}/annexe")).await.main();
        let card = format!("{path}/annexe/{}", first(&annex, &format!("href=\"{path}/annexe/")));
        let answer = town.client(Figure::Doctor).get(&card).await;
        assert_eq!(answer.header("content-type"), "text/vcard; charset=utf-8");
        for line in ["FN:Camille Essai", "TITLE:Directrice", "ORG:Association Horizon", "tel:+33199001234", "EMAIL;TYPE=work:camille@horizon.example"] {
            assert!(answer.body.contains(line), "{line}: {}", answer.body);
        }
        assert_eq!(town.client(Figure::Neighbour).get(&card).await.status, 404);
    }

    async fn who_is_no_longer_named_is_erased_with_her_links(town: Town) {
        let (coordinator, _, [horizon, _]) = settle(&town).await;
        let mut fields = REFERENT.to_vec();
        fields.push(("ends_on", "2026-11-10"));
        followed(&coordinator.post_form(&horizon, &fields).await);
        let mut db = town.write().await;
        let later = town.now() + TimeDelta::days(1);
        assert_eq!(crate::count_ended_referents(&mut db, town.now() - TimeDelta::days(30)).await.unwrap(), 0);
        assert_eq!(crate::count_ended_referents(&mut db, later).await.unwrap(), 1);
        assert_eq!(crate::erase_ended_referents(&mut db, later, 100).await.unwrap(), 1);
        db.commit().await.unwrap();
        assert!(!coordinator.get(&horizon).await.main().contains("Camille"));
    }
}
