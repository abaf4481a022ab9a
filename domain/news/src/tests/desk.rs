//! What the first page of somebody tells her of news.

use base::Id;
use chrono::TimeDelta;
use testkit::{ASSOCIATION, Figure, Town, VALBOURG, id};
use web::{Cx, Lang, Pressure};

use super::{NEWS, begin, followed, hidden, publish, serve, step, with};
use crate::{Moment, MomentTask, MomentYear};

/// What waits for somebody, in its words; news are those of the last day.
async fn told(town: &Town, figure: Figure) -> Vec<(Pressure, String)> {
    let app = town.serve(testkit::app(crate::routes()).words(crate::WORDS));
    let mut cx = Cx::for_work(&app, Lang::Fr);
    cx.actor = figure.actor(town.now());
    let mut db = town.read().await;
    let waits = crate::waits(&cx, &mut db, town.now() - TimeDelta::days(1)).await.unwrap();
    waits.into_iter().map(|wait| (wait.pressure, wait.words.replace('\u{a0}', " "))).collect()
}

testkit::both_engines! {
    async fn the_coordination_is_told_what_waits_its_writer_what_came_back_and_partners_what_is_new(town: Town) {
        serve(&town);
        let (writer, coordinator) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let path = begin(&writer, &NEWS).await;
        assert_eq!(told(&town, Figure::Coordinator).await, []);
        followed(&step(&writer, &path, "proposition").await);
        assert_eq!(told(&town, Figure::Coordinator).await, [(Pressure::Due, "Une annonce attend votre décision".to_owned())]);
        let version = hidden(&coordinator.get(&path).await, "version");
        let refused = [("version", version.as_str()), ("reason", "Trop long.")];
        followed(&coordinator.post_form(&format!("{path}/refus"), &refused).await);
        let back = "À reprendre avant d’être publié : Une permanence de plus";
        assert_eq!(told(&town, Figure::Professional).await, [(Pressure::Due, back.to_owned())]);
        publish(&town, &with(&NEWS, &[("title", "Nouveau")])).await;
        assert_eq!(told(&town, Figure::Desk).await, [(Pressure::News, "Publié : Nouveau".to_owned())]);
        assert_eq!(told(&town, Figure::Neighbour).await, []);
        town.clock().advance(TimeDelta::days(2));
        assert_eq!(told(&town, Figure::Desk).await, []);
    }

    async fn an_institution_is_told_what_it_has_to_prepare_and_what_is_late(town: Town) {
        let today = web::today_at(town.now());
        let moment = Moment {
            id: Id::new(), territory_id: Id::from_uuid(VALBOURG), name: "Vœux".into(), month: 12, day: 20,
            checklist: String::new(), version: 1,
        };
        let held_on = crate::held_on(2026, 12, 20).unwrap();
        let year = MomentYear { id: Id::new(), moment_id: moment.id, year: 2026, held_on, opened_on: today, opened_by: String::new() };
        let mut db = town.write().await;
        crate::add_moment(&mut db, &moment).await.unwrap();
        crate::add_year(&mut db, &year).await.unwrap();
        for (days, title) in [(30, "Réserver"), (5, "Afficher")] {
            let task = MomentTask::of(&year, days, title.to_owned());
            let institution_id = id(ASSOCIATION).parse().ok();
            crate::add_task(&mut db, &MomentTask { institution_id, ..task }).await.unwrap();
        }
        db.commit().await.unwrap();
        assert_eq!(told(&town, Figure::Professional).await, [
            (Pressure::Late, "À préparer pour le 20 novembre 2026 : Réserver".to_owned()),
            (Pressure::Due, "À préparer pour le 15 décembre 2026 : Afficher".to_owned()),
        ]);
        assert_eq!(told(&town, Figure::Desk).await, []);
    }
}
