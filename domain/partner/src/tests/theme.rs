//! What a territory chooses for its public pages.

use testkit::{Answer, Client, Figure, ROCHEMONT, Town, Uuid, VALBOURG, id};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
}

fn path(territory: Uuid) -> String {
    format!("/pro/territoires/{}/apparence", id(territory))
}

async fn choose(browser: &Client, version: &str, accent: &str, exit: &str, notice: &str) -> Answer {
    let fields = [
        ("version", version),
        ("accent", accent),
        ("exit_url", exit),
        ("notice", notice),
        ("accessibility", ""),
        ("personal_data", ""),
    ];
    browser.post_form(&path(VALBOURG), &fields).await
}

/// The address that stands in a page between `before` and a quotation mark.
fn address(page: &Answer, before: &str) -> Option<String> {
    let (_, rest) = page.body.split_once(before)?;
    rest.split('"').next().map(str::to_owned)
}

/// A square of one colour.
fn png() -> Vec<u8> {
    let mut drawn = Vec::new();
    let mut encoder = png::Encoder::new(&mut drawn, 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[90; 12]).unwrap();
    drawn
}

testkit::both_engines! {
    async fn the_pages_of_a_territory_wear_its_colour_and_leave_where_it_says(town: Town) {
        serve(&town);
        let (keeper, anybody) = (town.client(Figure::Coordinator), town.client(Figure::Nobody));
        let page = anybody.get("/infos/valbourg/mentions").await;
        assert!(page.body.contains("Maillage, un logiciel libre") && !page.body.contains("theme.css"), "{}", page.body);
        let answer = choose(&keeper, "0", "#123a6b", "https://www.meteo.example/", "La mairie de Valbourg publie.").await;
        assert_eq!((answer.status, answer.location()), (303, path(VALBOURG).as_str()), "{}", answer.main());
        let page = anybody.get("/infos/valbourg/mentions").await;
        assert!(page.main().contains("La mairie de Valbourg publie."), "{}", page.main());
        let style = address(&page, "<link rel=\"stylesheet\" href=\"/a/t/").unwrap();
        let style = anybody.get(&format!("/a/t/{style}")).await;
        assert!(style.body.contains("--accent:#123a6b") && style.header("content-type").starts_with("text/css"));
        assert_eq!(address(&page, "data-out=\"").as_deref(), Some("/q2/valbourg"));
        assert_eq!(anybody.get("/q2/valbourg").await.location(), "https://www.meteo.example/");
        assert_eq!(anybody.get("/q2/rochemont").await.location(), "https://meteofrance.com/");
        assert_eq!(anybody.get("/q/valbourg").await.header("refresh"), "0; url=/q2/valbourg");
        assert!(!anybody.get("/infos/rochemont/mentions").await.body.contains("theme.css"));
    }

    async fn a_crest_is_shown_until_it_is_taken_away(town: Town) {
        serve(&town);
        let (keeper, anybody) = (town.client(Figure::Coordinator), town.client(Figure::Nobody));
        let send = format!("/pro/territoires/{}/blason", id(VALBOURG));
        assert_eq!(keeper.post_file(&send, "crest", png()).await.status, 303);
        let page = anybody.get("/infos/valbourg/donnees").await;
        let crest = address(&page, "<img src=\"").unwrap();
        let crest = anybody.get(&crest).await;
        assert_eq!((crest.status, crest.header("content-type")), (200, "image/png"));
        let refused = keeper.post_file(&send, "crest", b"<svg/>".to_vec()).await;
        assert!(refused.status == 422 && refused.body.contains("PNG lisible"), "{}", refused.main());
        assert_eq!(town.client(Figure::Neighbour).post_file(&send, "crest", png()).await.status, 404);
        let without = [
            ("version", "1"), ("accent", ""), ("exit_url", ""), ("notice", ""), ("accessibility", ""),
            ("personal_data", ""), ("without_crest", "yes"),
        ];
        assert_eq!(keeper.post_form(&path(VALBOURG), &without).await.status, 303);
        assert!(!anybody.get("/infos/valbourg/donnees").await.body.contains("<img"));
    }

    async fn what_cannot_be_read_is_refused_with_its_measure(town: Town) {
        serve(&town);
        let keeper = town.client(Figure::Coordinator);
        let pale = choose(&keeper, "0", "#ffcc00", "", "Texte gardé.").await;
        assert_eq!(pale.status, 422);
        for said in ["trop pâle", "Le contraste mesuré est de 1,4", "Texte gardé."] {
            assert!(pale.body.contains(said), "{said} in {}", pale.main());
        }
        assert_eq!(choose(&keeper, "0", "", "javascript:alert(1)", "").await.status, 422);
        assert_eq!(choose(&keeper, "0", "", "", "").await.status, 303);
        let outrun = choose(&keeper, "0", "", "", "Le mien.").await;
        assert!(outrun.status == 422 && outrun.body.contains("en même temps") && outrun.body.contains("Le mien."));
    }

    async fn a_coordinator_dresses_her_territory_alone(town: Town) {
        serve(&town);
        assert_eq!(town.client(Figure::Coordinator).get(&path(ROCHEMONT)).await.status, 404);
        assert_eq!(town.client(Figure::Referent).get(&path(VALBOURG)).await.status, 403);
        assert_eq!(town.client(Figure::Administrator).get(&path(ROCHEMONT)).await.status, 200);
        let list = town.client(Figure::Coordinator).get("/pro/territoires").await.main();
        assert!(list.contains("Valbourg") && !list.contains("Rochemont"), "{list}");
        assert_eq!(town.client(Figure::Nobody).get("/infos/nulle-part/mentions").await.status, 404);
    }

    async fn another_process_knows_when_to_load_again(town: Town) {
        serve(&town);
        let stamp = async || crate::themes_stamp(town.database()).await.unwrap();
        let before = stamp().await;
        choose(&town.client(Figure::Coordinator), "0", "", "", "").await;
        assert_ne!(stamp().await, before);
    }
}
