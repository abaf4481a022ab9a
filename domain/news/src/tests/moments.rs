//! The days that come back each year.

use base::{Id, Private};
use chrono::TimeDelta;
use partner::Contact;
use testkit::{ASSOCIATION, Client, Figure, POLICE, Town, id};

use super::{followed, hidden, serve};
use crate::RemindMoments;

const ROOM: &str = "/pro/actualites/temps-forts";

/// The coordination adds a day of 20 December with two things to be done; gives her browser and the path of its year.
async fn prepare(town: &Town) -> (Client, String) {
    serve(town);
    let coordinator = town.client(Figure::Coordinator);
    let checklist = "20 | Réserver la salle\n2 | Poser les affiches";
    let form = [("name", "Vœux du réseau"), ("day", "20"), ("month", "12"), ("checklist", checklist), ("version", "0")];
    let moment = followed(&coordinator.post_form(ROOM, &form).await);
    let year = followed(&coordinator.post_form(&format!("{moment}/annees"), &[("year", "2026")]).await);
    (coordinator, year)
}

/// The paths of the tasks on the page of a year.
async fn tasks(client: &Client, year: &str) -> Vec<String> {
    let page = client.get(year).await.body;
    let start = format!("<a href=\"{ROOM}/taches/");
    page.split(&start).skip(1).map(|rest| format!("{ROOM}/taches/{}", rest.split('"').next().unwrap())).collect()
}

/// Has an institution do something.
async fn entrust(client: &Client, task: &str, institution: &str) {
    let form = client.get(task).await;
    let (title, days) = (value(&form.body, "title"), value(&form.body, "days_before"));
    let version = hidden(&form, "version");
    let fields =
        [("title", title.as_str()), ("days_before", &days), ("institution", institution), ("version", &version)];
    followed(&client.post_form(task, &fields).await);
}

fn value(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\"")).unwrap();
    rest.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

async fn name_contact(town: &Town) {
    let contact = Contact {
        id: Id::new(),
        institution_id: Id::from_uuid(ASSOCIATION),
        function: "Accueil".to_owned(),
        email: Private::new("accueil@horizon.example".to_owned()),
        confirmed_on: None,
    };
    let mut db = town.write().await;
    partner::add_contact(&mut db, &contact).await.unwrap();
    let job = RemindMoments { origin: "http://localhost:8080".into() };
    queue::schedule(&mut db, &job, town.now()).await.unwrap();
    db.commit().await.unwrap();
}

/// The days from today on which a mail goes out, with its subject.
async fn mails_of(town: &Town, days: usize) -> Vec<(usize, String)> {
    let mut sent = Vec::new();
    for day in 0..days {
        town.work(crate::jobs()).await;
        for mail in town.mails() {
            assert_eq!(mail.to(), "accueil@horizon.example");
            assert!(mail.text().contains("http://localhost:8080/pro/actualites/temps-forts"), "{}", mail.text());
            assert!(!mail.text().contains("salle") && !mail.text().contains("Vœux"), "{}", mail.text());
            sent.push((day, mail.subject().to_owned()));
        }
        town.clock().advance(TimeDelta::days(1));
    }
    town.leave_jobs();
    sent
}

testkit::both_engines! {
    async fn whoever_does_it_is_told_fourteen_and_three_days_before_once_each(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        name_contact(&town).await;
        for task in tasks(&coordinator, &year).await {
            entrust(&coordinator, &task, &id(ASSOCIATION)).await;
        }
        // Today is 23 November. Due on 30 November and on 18 December: the first is in its last fortnight already.
        let sent = mails_of(&town, 40).await;
        let days: Vec<_> = sent.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [0, 4, 11, 22], "{sent:?}");
        assert_eq!(sent[0].1, "À préparer avant le 30 novembre 2026");
    }

    async fn nobody_is_told_of_what_is_done_or_of_what_nobody_does(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        name_contact(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, &id(ASSOCIATION)).await;
        followed(&town.client(Figure::Professional).post_form(&format!("{first}/fait"), &[]).await);
        assert_eq!(mails_of(&town, 40).await, []);
    }

    async fn what_was_not_looked_at_for_a_week_is_told_of_once(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        name_contact(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, &id(ASSOCIATION)).await;
        town.clock().advance(TimeDelta::days(5));
        assert_eq!(mails_of(&town, 1).await.len(), 1);
    }

    async fn an_institution_without_an_address_is_shown_and_told_once_it_has_one(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, &id(ASSOCIATION)).await;
        assert!(coordinator.get(&year).await.main().contains("aucune adresse désignée"));
        let job = RemindMoments { origin: "http://localhost:8080".into() };
        let mut db = town.write().await;
        queue::schedule(&mut db, &job, town.now()).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(mails_of(&town, 1).await, []);
        name_contact(&town).await;
        assert_eq!(mails_of(&town, 1).await.len(), 1);
    }

    async fn its_institution_says_that_it_is_done_and_no_other(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, &id(ASSOCIATION)).await;
        let done = format!("{first}/fait");
        for figure in [Figure::Referent, Figure::Dpo] {
            assert_eq!(town.client(figure).post_form(&done, &[]).await.status, 403, "{figure:?}");
        }
        assert_eq!(town.client(Figure::Neighbour).post_form(&done, &[]).await.status, 404);
        assert_eq!(town.client(Figure::Neighbour).get(&year).await.status, 404);
        let mut db = town.read().await;
        let today = web::today_at(town.now());
        let due = crate::moments_due(&mut db, Id::from_uuid(ASSOCIATION), today).await.unwrap();
        assert_eq!(due.iter().map(|one| (one.task.title.as_str(), one.moment.as_str())).collect::<Vec<_>>(), [("Réserver la salle", "Vœux du réseau")]);
        drop(db);
        let writer = town.client(Figure::Professional);
        followed(&writer.post_form(&done, &[]).await);
        followed(&writer.post_form(&done, &[]).await);
        let page = writer.get(&year).await.main();
        assert!(page.contains("1 sur 2 faits") && page.contains("accueillante de l’association"), "{page}");
        assert_eq!(coordinator.post_form(&format!("{first}/retrait"), &[]).await.status, 422, "what is done is kept");
        followed(&writer.post_form(&format!("{first}/a-faire"), &[]).await);
        assert!(writer.get(&year).await.main().contains("0 sur 2 faits"));
        followed(&coordinator.post_form(&format!("{first}/retrait"), &[]).await);
    }

    async fn the_next_year_takes_over_what_was_to_be_done_and_by_whom(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, &id(POLICE)).await;
        let added = [("title", "Écrire le discours"), ("days_before", "5")];
        followed(&coordinator.post_form(&format!("{year}/taches"), &added).await);
        let page = coordinator.get(ROOM).await.body;
        let start = format!("<a href=\"{ROOM}/");
        let moment = format!("{ROOM}/{}", page.split(&start).find_map(|rest| {
            let path = rest.split('"').next()?;
            (path.len() == 26).then(|| path.to_owned())
        }).unwrap());
        let open = format!("{moment}/annees");
        assert_eq!(coordinator.post_form(&open, &[("year", "2026")]).await.status, 422, "it is open already");
        let next = followed(&coordinator.post_form(&open, &[("year", "2027")]).await);
        let page = coordinator.get(&next).await.main();
        for told in ["20 décembre 2027", "30 novembre 2027", "Écrire le discours", "Commissariat de Valbourg", "0 sur 3 faits"] {
            assert!(page.contains(told), "{told} in {page}");
        }
    }

    async fn a_day_is_changed_by_one_at_a_time_and_so_is_what_is_to_be_done(town: Town) {
        let (coordinator, year) = prepare(&town).await;
        let first = tasks(&coordinator, &year).await.remove(0);
        entrust(&coordinator, &first, "").await;
        let task = |title: &'static str, version: &'static str| [("title", title), ("days_before", "10"), ("institution", ""), ("version", version)];
        followed(&coordinator.post_form(&first, &task("Louer la salle", "1")).await);
        let second = coordinator.post_form(&first, &task("Prêter la salle", "1")).await;
        assert_eq!(second.status, 409);
        assert!(second.main().contains("Prêter la salle") && second.main().contains("Louer la salle"), "{}", second.main());
        let wrong = coordinator.post_form(&first, &[("title", "x"), ("days_before", "beaucoup"), ("version", "2")]).await;
        assert!(wrong.status == 422 && wrong.main().contains("de 0 à 365") && wrong.main().contains("beaucoup"));
        assert_eq!(town.client(Figure::Professional).get(&first).await.status, 403);
    }

    async fn days_that_are_offered_are_taken_over_once(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        assert!(coordinator.get(ROOM).await.main().contains("Reprendre le 8 mars"));
        for _ in 0..2 {
            followed(&coordinator.post_form(&format!("{ROOM}/proposes"), &[]).await);
        }
        let page = coordinator.get(ROOM).await.main();
        assert_eq!(page.matches("Journée internationale").count(), 2, "{page}");
        assert!(page.contains("8 mars 2027") && page.contains("25 novembre 2026"), "{page}");
        assert!(!town.client(Figure::Neighbour).get(ROOM).await.main().contains("Journée internationale"));
        assert_eq!(town.client(Figure::Professional).post_form(&format!("{ROOM}/proposes"), &[]).await.status, 403);
    }

    async fn a_wrong_day_is_told_and_kept(town: Town) {
        serve(&town);
        let form = [("name", "Fête"), ("day", "31"), ("month", "4"), ("checklist", "Réserver"), ("version", "0")];
        let answer = town.client(Figure::Coordinator).post_form(ROOM, &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains("Ce jour n’existe") && answer.main().contains("30 | Réserver la salle"), "{}", answer.main());
        assert!(answer.body.contains(">Réserver</textarea>"));
    }
}
