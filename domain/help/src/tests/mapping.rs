//! The map is drawn here, in steps, over the outlines that were imported; the same places stand beside it as text.

use directory::{Service, Visibility};
use partner::contour::{Contour, save};

use super::{HIDDEN_LINE, keep, line, open, place};

fn around(code: &str, west: f64, south: f64) -> (usize, Contour) {
    let (east, north) = (west + 0.06, south + 0.06);
    let ring = vec![[west, south], [east, south], [east, north], [west, north], [west, south]];
    (1, Contour { commune_code: code.to_owned(), rings: vec![ring] })
}

const FIELDS: [(&str, &str); 2] = [("need", "listening"), ("commune_code", "99101")];

testkit::both_engines! {
    async fn outlines_lie_under_the_answers_where_they_were_imported(town: Town) {
        keep(&town, line("Accueil"), vec![place(0.5, Visibility::Public, None)]).await;
        let client = open(&town).await;
        let plain = super::search(&client, &FIELDS).await.main();
        assert!(plain.contains("Schéma sans fond de carte") && !plain.contains("<path"), "{plain}");
        save(town.database(), &[around("99101", 2.21, 48.8)], false, &mut || ()).await.unwrap();
        let client = open(&town).await;
        let drawn = super::search(&client, &FIELDS).await.main();
        assert!(drawn.contains("<path class=\"area\" d=\"M") && drawn.contains("Contours des communes"), "{drawn}");
    }

    async fn the_map_comes_in_steps_by_link_and_its_pins_lead_to_the_list(town: Town) {
        keep(&town, line("Proche"), vec![place(0.3, Visibility::Public, None)]).await;
        keep(&town, line("Loin"), vec![place(9.0, Visibility::Public, None)]).await;
        let client = open(&town).await;
        let address = client.post_form("/infos/recherche", &FIELDS).await.location().to_owned();
        let wide = client.get(&address).await.main();
        assert!(wide.contains("href=\"#a1\"") && wide.contains("href=\"#a2\"") && wide.contains("id=\"a2\""), "{wide}");
        assert!(wide.contains("?page=1&#38;zoom=1#map-title") || wide.contains("?page=1&amp;zoom=1#map-title"));
        let close = client.get(&format!("{address}?page=1&zoom=3")).await.main();
        assert!(close.contains("href=\"#a1\"") && !close.contains("href=\"#a2\""), "the far one is in the list alone");
        assert!(close.contains("Loin"));
        for zoom in ["127", "-128"] {
            assert_eq!(client.get(&format!("{address}?zoom={zoom}")).await.status, 200);
        }
        assert_eq!(client.get(&format!("{address}?zoom=x")).await.status, 400);
    }

    async fn a_way_is_offered_to_a_public_address_and_to_no_other(town: Town) {
        let entry = |name: &str| Service { name: name.into(), ..line(name) };
        let shown = keep(&town, entry("Public"), vec![place(0.5, Visibility::Public, None)]).await;
        let hidden = [Visibility::CommuneOnly, Visibility::AfterCall];
        let mut secret = Vec::new();
        for visibility in hidden {
            secret.push(keep(&town, entry("Discret"), vec![place(0.5, visibility, None)]).await);
        }
        let client = open(&town).await;
        let page = client.get(&format!("/infos/e/{}", shown.id)).await.main();
        assert!(page.contains("href=\"geo:48.8") && page.contains("Adresse à copier"), "{page}");
        for service in secret {
            let page = client.get(&format!("/infos/e/{}", service.id)).await.main();
            assert!(!page.contains("geo:") && !page.contains(HIDDEN_LINE), "{page}");
        }
    }
}
