//! What is found, in which order, and how it is paged.

use base::{Codes, Id};
use directory::{Need, Service, Status, Visibility};

use super::{keep, line, open, place, search};

/// The names of entries, as the list shows them.
fn names(body: &str) -> Vec<&str> {
    let titles = body.split("<h2><span class=\"number\"").skip(1);
    titles
        .filter_map(|title| title.split_once("\">")?.1.split_once("</a>").map(|(link, _)| link))
        .map(after_link)
        .collect()
}

fn after_link(link: &str) -> &str {
    link.rsplit('>').next().unwrap_or_default()
}

fn shelter(name: &str) -> Service {
    Service { needs: Codes::from_iter([Need::Shelter]), hours: None, phone: None, ..line(name) }
}

testkit::both_engines! {
    async fn emergency_comes_first_then_what_is_open_then_what_is_near(town: Town) {
        let open_now = || "Mo-Fr 09:00-17:00".parse().ok();
        let closed_now = || "Sa 09:00-17:00".parse().ok();
        keep(&town, shelter("Fermé et proche"), vec![place(0.5, Visibility::Public, closed_now())]).await;
        keep(&town, shelter("Ouvert et loin"), vec![place(12.0, Visibility::Public, open_now())]).await;
        keep(&town, shelter("Ouvert et proche"), vec![place(0.5, Visibility::Public, open_now())]).await;
        keep(&town, Service { is_emergency: true, ..shelter("Urgence") }, Vec::new()).await;
        let client = open(&town).await;
        let answer = search(&client, &[("need", "shelter"), ("commune", "Valbourg"), ("commune_code", "99101")]).await;
        assert_eq!(names(&answer.body), ["Urgence", "Ouvert et proche", "Ouvert et loin", "Fermé et proche"]);
        assert!(String::from_utf8_lossy(&answer.bytes).contains("Ouvert, ferme à 17\u{a0}h"));
        assert!(answer.body.contains("à 500 m") && answer.body.contains("à 12 km"));
    }

    async fn only_what_is_published_and_serves_her_area_is_found(town: Town) {
        keep(&town, Service { status: Status::Draft, ..line("Brouillon") }, Vec::new()).await;
        keep(&town, Service { status: Status::Archived, ..line("Archivée") }, Vec::new()).await;
        keep(&town, Service { area: "49".into(), ..line("D’un autre département") }, Vec::new()).await;
        keep(&town, Service { area: "99".into(), ..line("Du département") }, Vec::new()).await;
        let client = open(&town).await;
        let answer = search(&client, &[("need", "listening"), ("commune_code", "99101")]).await;
        assert_eq!(names(&answer.body), ["Du département"]);
    }

    async fn answers_come_twenty_a_page_and_there_is_no_page_999(town: Town) {
        for number in 0..45 {
            keep(&town, line(&format!("Ligne {number}")), Vec::new()).await;
        }
        let client = open(&town).await;
        let address = client.post_form("/infos/recherche", &[("need", "listening")]).await.location().to_owned();
        let pages = [client.get(&address).await, client.get(&format!("{address}?page=2")).await, client.get(&format!("{address}?page=3")).await];
        let shown: Vec<usize> = pages.iter().map(|page| names(&page.body).len()).collect();
        assert_eq!(shown, [20, 20, 5]);
        let mut all: Vec<&str> = pages.iter().flat_map(|page| names(&page.body)).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 45, "no entry is shown twice, none is lost");
        assert!(pages[1].body.contains("Page 2 sur 3"));
        assert_eq!(client.get(&format!("{address}?page=999")).await.status, 404);
        assert_eq!(client.get(&format!("{address}?page=0")).await.status, 404);
        assert_eq!(client.get(&format!("{address}?page=x")).await.status, 400);
    }

    async fn what_is_open_now_can_be_asked_for(town: Town) {
        keep(&town, line("Toujours"), Vec::new()).await;
        keep(&town, Service { hours: "Sa 09:00-10:00".parse().ok(), ..line("Le samedi") }, Vec::new()).await;
        let client = open(&town).await;
        let answer = search(&client, &[("need", "listening"), ("open", "1")]).await;
        assert_eq!(names(&answer.body), ["Toujours"]);
        let count = |page: &str| page.split_once("<option value=\"phone_line\">").unwrap().1.split_once('<').unwrap().0.to_owned();
        assert!(count(&answer.body).ends_with("(1)"), "what is closed is not counted: {}", count(&answer.body));
        let everything = search(&client, &[("need", "listening")]).await;
        assert!(count(&everything.body).ends_with("(2)"), "{}", count(&everything.body));
    }

    async fn the_map_stands_beside_the_same_places_as_text(town: Town) {
        keep(&town, shelter("Accueil de nuit"), vec![place(1.0, Visibility::Public, None)]).await;
        let client = open(&town).await;
        let answer = search(&client, &[("need", "shelter"), ("commune_code", "99101")]).await;
        assert!(answer.body.contains("<svg viewBox=\"0 0 480 360\" role=\"group\""));
        assert!(answer.body.contains("<title id=\"map-name\">") && answer.body.contains("<desc id=\"map-description\">"));
        let beside = answer.body.split("</figure>").nth(1).unwrap_or_default();
        assert!(beside.contains("Accueil, 7 impasse du Refuge, 99100 Valbourg"));
    }

    async fn nothing_found_says_what_to_do_next(town: Town) {
        let client = open(&town).await;
        let answer = search(&client, &[("text", "astronaute")]).await;
        assert!(answer.body.contains("Rien n’a été trouvé") && answer.body.contains("39 19"));
    }

    async fn a_search_that_slept_through_a_restart_still_knows_what_is_open(town: Town) {
        let kept = keep(&town, line("Toujours"), Vec::new()).await;
        assert_ne!(kept.id, Id::zero());
        open(&town).await;
        let client = open(&town).await;
        let answer = search(&client, &[("need", "listening")]).await;
        assert!(answer.body.contains("class=\"state open\">Ouvert<"));
    }
}
