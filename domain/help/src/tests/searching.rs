//! What is typed is read with care, and asked again where it does not do.

use testkit::Client;

use super::{keep, line, open, search};

async fn refused(client: &Client, fields: &[(&str, &str)], sentence: &str) {
    let answer = client.post_form("/infos/recherche", fields).await;
    assert_eq!(answer.status, 422, "{fields:?}");
    assert!(answer.body.contains(sentence), "{fields:?}: {}", answer.body);
}

testkit::both_engines! {
    async fn a_postal_code_that_covers_two_communes_asks_which(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        let asked = client.post_form("/infos/recherche", &[("text", "parler"), ("commune", "99100")]).await;
        assert_eq!(asked.status, 200);
        assert!(asked.body.contains("Valbourg-le-Haut") && asked.body.contains("value=\"99101\""));
        assert!(asked.body.contains("name=\"text\" value=\"parler\""), "what was typed is kept");
        let answer = search(&client, &[("text", "parler"), ("commune", "99100"), ("commune_code", "99103")]).await;
        assert!(answer.body.contains("près de Valbourg-le-Haut"));
    }

    async fn a_misspelt_commune_is_told_with_those_spelt_nearly_so(town: Town) {
        let client = open(&town).await;
        let fields = [("text", "parler"), ("commune", "valbour")];
        assert_eq!(client.post_form("/infos/recherche", &fields).await.status, 200, "a beginning is enough to ask which");
        refused(&client, &[("text", "parler"), ("commune", "rochemond")], "Rochemont").await;
        refused(&client, &[("text", "parler"), ("commune", "Atlantis")], "Cette commune n’est pas connue").await;
        refused(&client, &[("text", "parler"), ("commune_code", "00000")], "Cette commune n’est pas connue").await;
    }

    async fn bad_input_gets_a_sentence_and_what_was_typed_is_kept(town: Town) {
        let client = open(&town).await;
        refused(&client, &[("text", ""), ("need", "")], "Dites en quelques mots").await;
        refused(&client, &[("text", "\u{0}\u{7}\u{1b}")], "Dites en quelques mots").await;
        refused(&client, &[("text", &"mal ".repeat(2_500))], "trop long").await;
        refused(&client, &[("need", "telephathie")], "Ce besoin n’est pas dans la liste").await;
        let kept = client.post_form("/infos/recherche", &[("text", "<b>peur</b>"), ("commune", "Atlantis")]).await;
        assert!(kept.body.contains("value=\"&#60;b&#62;peur&#60;/b&#62;\""), "kept, and never as markup");
    }

    async fn no_word_of_hers_stands_in_an_address(town: Town) {
        let client = open(&town).await;
        let answer = client.post_form("/infos/recherche", &[("text", "mon mari me frappe")]).await;
        let address = answer.location().to_lowercase();
        for word in ["mari", "frappe", "text", "?"] {
            assert!(!address.contains(word), "{address}");
        }
        let again = client.post_form("/infos/recherche", &[("text", "mon mari me frappe")]).await;
        assert_ne!(answer.location(), again.location(), "the same words twice are not seen to be the same");
    }

    async fn a_search_dies_in_an_hour_and_a_forged_one_opens_nothing(town: Town) {
        let client = open(&town).await;
        let address = client.post_form("/infos/recherche", &[("text", "parler")]).await.location().to_owned();
        assert!(client.get(&address).await.body.contains("Qui peut vous aider"));
        assert!(client.get("/infos/r/forged").await.body.contains("Cette recherche est effacée"));
        town.clock().advance(chrono::TimeDelta::minutes(61));
        assert!(client.get(&address).await.body.contains("Cette recherche est effacée"));
    }

    async fn pages_exist_in_english_under_their_own_address(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        let home = client.get("/en/infos/valbourg").await;
        assert!(home.body.contains("<html lang=\"en\">") && home.body.contains("Find help"));
        let answer = client.post_form("/en/infos/recherche", &[("need", "listening")]).await;
        assert!(answer.location().starts_with("/en/infos/r/"));
        assert!(client.get(answer.location()).await.body.contains("Who can help you"));
    }

    async fn a_host_name_stands_for_its_territory(town: Town) {
        let mut db = town.write().await;
        base::execute!(&mut db => "UPDATE territory SET host = 'aide.valbourg.example' WHERE slug = 'valbourg'").unwrap();
        db.commit().await.unwrap();
        let client = open(&town).await.with_header("host", "Aide.Valbourg.example:8080");
        assert!(client.get("/").await.body.contains("Trouver de l’aide — Valbourg"));
    }

    async fn what_does_not_exist_says_so_and_asks_nothing_of_the_reader(town: Town) {
        let client = open(&town).await;
        for path in ["/infos/nulle-part", "/infos/e/forged", "/nulle/part", "/infos/e/aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            let answer = client.get(path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.body.contains("Cette page n’existe pas") && answer.body.contains("tel:17"), "{path}");
        }
        assert_eq!(client.post_form("/infos/valbourg", &[]).await.status, 405);
        let large = "a".repeat(100_000);
        assert_eq!(client.post_form("/infos/recherche", &[("text", &large)]).await.status, 413);
    }
}
