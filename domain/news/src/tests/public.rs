//! What everybody reads.

use testkit::Figure;

use super::{EVENT, NEWS, followed, publish, serve, step, with};

testkit::both_engines! {
    async fn everybody_reads_what_is_published_for_everybody_and_nothing_else(town: Town) {
        serve(&town);
        let anybody = town.client(Figure::Nobody);
        assert!(anybody.get("/infos/valbourg/actualites").await.main().contains("Aucune actualité"));
        assert!(anybody.get("/infos/valbourg/agenda").await.main().contains("Aucun évènement n’est annoncé"));
        let public = publish(&town, &NEWS).await;
        let inside = publish(&town, &with(&NEWS, &[("title", "Entre nous"), ("audience", "partners")])).await;
        let list = anybody.get("/infos/valbourg/actualites").await.main();
        assert!(list.contains("Une permanence de plus") && !list.contains("Entre nous"), "{list}");
        let page = |path: &str| path.replace("/pro/actualites/", "/infos/valbourg/actualites/");
        assert_eq!(anybody.get(&page(&public)).await.status, 200);
        assert_eq!(anybody.get(&page(&inside)).await.status, 404);
        assert_eq!(anybody.get(&page(&public).replace("valbourg", "rochemont")).await.status, 404);
        assert_eq!(anybody.get(&page(&public).replace("actualites", "agenda")).await.status, 404);
        assert_eq!(anybody.get("/infos/nullepart/actualites").await.status, 404);
        for feed in ["/infos/valbourg/actualites.atom", "/infos/valbourg/agenda.ics"] {
            assert!(!anybody.get(feed).await.body.contains("Entre nous"), "{feed}");
        }
        followed(&step(&town.client(Figure::Coordinator), &public, "retrait").await);
        assert_eq!(anybody.get(&page(&public)).await.status, 404);
        assert!(!anybody.get("/infos/valbourg/actualites.atom").await.body.contains("permanence"));
    }

    async fn the_agenda_tells_the_next_first_and_archives_what_is_over(town: Town) {
        serve(&town);
        publish(&town, &with(&EVENT, &[("title", "Après-demain")])).await;
        publish(&town, &with(&EVENT, &[("title", "Demain"), ("from_on", "2026-11-24")])).await;
        let exhibition = [("title", "Depuis dix jours"), ("from_on", "2026-11-13"), ("from_time", ""), ("until_time", ""), ("until_on", "2026-11-23")];
        publish(&town, &with(&EVENT, &exhibition)).await;
        let anybody = town.client(Figure::Nobody);
        let order = |page: &str| {
            let mut at: Vec<_> = ["Depuis dix jours", "Demain", "Après-demain"].iter().filter_map(|title| Some((page.find(title)?, *title))).collect();
            at.sort_unstable();
            at.into_iter().map(|(_, title)| title).collect::<Vec<_>>()
        };
        assert_eq!(order(&anybody.get("/infos/valbourg/agenda").await.main()), ["Depuis dix jours", "Demain", "Après-demain"]);
        town.clock().advance(chrono::TimeDelta::days(1));
        assert_eq!(order(&anybody.get("/infos/valbourg/agenda").await.main()), ["Demain", "Après-demain"]);
        assert_eq!(order(&anybody.get("/infos/valbourg/agenda/passes").await.main()), ["Depuis dix jours"]);
    }

    async fn a_list_goes_on_by_pages_of_twenty(town: Town) {
        serve(&town);
        let titles: Vec<String> = (0..21).map(|number| format!("Nouvelle {number:02}")).collect();
        for title in &titles {
            publish(&town, &with(&NEWS, &[("title", title)])).await;
        }
        let anybody = town.client(Figure::Nobody);
        let count = async |page: &str| anybody.get(&format!("/infos/valbourg/actualites{page}")).await.main().matches("Nouvelle ").count();
        assert_eq!((count("").await, count("?page=2").await), (20, 1));
        assert_eq!(anybody.get("/infos/valbourg/actualites?page=3").await.status, 404);
        assert!(anybody.get("/infos/valbourg/actualites").await.main().contains("/infos/valbourg/actualites?page=2"));
    }

    async fn no_script_and_no_tag_of_a_writer_reaches_a_page(town: Town) {
        serve(&town);
        let body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>Bonjour\n\n[page](page:4) [site](https://a.example)";
        let title = "<b>Titre</b> & \"guillemets\"";
        let path = publish(&town, &with(&NEWS, &[("body", body), ("title", title)])).await;
        let page = town.client(Figure::Nobody).get(&path.replace("/pro/", "/infos/valbourg/")).await;
        let main = page.main();
        assert!(!main.contains("<script") && !main.contains("onerror") && !main.contains("<b>Titre"), "{main}");
        assert!(main.contains("Bonjour") && main.contains("href=\"/infos/valbourg/savoir/4\""), "{main}");
        assert!(main.contains("rel=\"noreferrer noopener nofollow\""), "{main}");
        let feed = town.client(Figure::Nobody).get("/infos/valbourg/actualites.atom").await;
        assert!(feed.body.contains("<title>&lt;b&gt;Titre&lt;/b&gt; &amp; &quot;guillemets&quot;</title>"), "{}", feed.body);
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    }

    async fn an_event_is_put_into_a_calendar_on_the_clocks_of_france(town: Town) {
        serve(&town);
        let path = publish(&town, &EVENT).await;
        publish(&town, &with(&EVENT, &[("title", "Exposition"), ("from_time", ""), ("until_time", ""), ("until_on", "2026-11-27")])).await;
        let anybody = town.client(Figure::Nobody);
        let one = anybody.get(&format!("{}/date.ics", path.replace("/pro/actualites/", "/infos/valbourg/agenda/"))).await;
        assert_eq!((one.status, one.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert!(one.body.contains("DTSTART;TZID=Europe/Paris:20261125T180000"), "{}", one.body);
        assert!(one.body.contains("DTEND;TZID=Europe/Paris:20261125T200000") && one.body.contains("LOCATION:Place du marché\\, Valbourg"));
        assert_eq!(one.body.matches("BEGIN:VEVENT").count(), 1);
        let all = anybody.get("/infos/valbourg/agenda.ics").await.body;
        assert_eq!(all.matches("BEGIN:VEVENT").count(), 2);
        assert!(all.contains("DTSTART;VALUE=DATE:20261125") && all.contains("DTEND;VALUE=DATE:20261128"), "{all}");
        assert_eq!(anybody.get("/infos/rochemont/agenda.ics").await.body.matches("BEGIN:VEVENT").count(), 0);
    }

    async fn the_page_speaks_english_around_what_was_written_in_french(town: Town) {
        serve(&town);
        publish(&town, &EVENT).await;
        let page = town.client(Figure::Nobody).get("/en/infos/valbourg/agenda").await.main();
        assert!(page.contains("Past events") && page.contains("lang=\"fr\"><a href=\"/en/infos/valbourg/agenda/"), "{page}");
    }
}
