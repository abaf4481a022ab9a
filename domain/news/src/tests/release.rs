//! Press releases.

use std::io::{Cursor, Read as _};

use testkit::{Answer, Figure, read_pdf};

use super::{EVENT, NEWS, begin, followed, hidden, serve, with};

fn part(file: &Answer, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file.bytes.clone())).unwrap();
    assert_eq!(zip.by_index(0).unwrap().name().unwrap(), "mimetype");
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

testkit::both_engines! {
    async fn a_release_tells_what_where_and_whom_to_call_by_function(town: Town) {
        serve(&town);
        let (writer, coordinator) = (town.client(Figure::Professional), town.client(Figure::Coordinator));
        let path = begin(&writer, &EVENT).await;
        let bare = read_pdf(&writer.get(&format!("{path}/communique.pdf")).await.bytes);
        assert!(bare.contains("Le réseau de Valbourg rassemble 5 signataires"), "{bare}");
        let foot = [("about", "Né en 2024."), ("contact", "service communication"), ("phone", "01 99 00 00 01"), ("email", "presse@valbourg.example"), ("version", "0")];
        followed(&coordinator.post_form("/pro/actualites/presse", &foot).await);
        let file = writer.get(&format!("{path}/communique.pdf")).await;
        assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
        let text = read_pdf(&file.bytes);
        for told in ["Communiqué de presse", "Valbourg, le 23 novembre 2026", "Marche aux flambeaux", "Une marche silencieuse", "Place du marché, Valbourg", "place du marché", "À propos du réseau de Valbourg", "Né en 2024.", "service communication", "presse@valbourg.example"] {
            assert!(text.contains(told), "{told} in {text}");
        }
    }

    async fn a_release_is_a_text_that_an_office_program_opens(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let path = begin(&writer, &with(&EVENT, &[("title", "Marche <b>&</b> silence ]]>")])).await;
        let file = writer.get(&format!("{path}/communique.odt")).await;
        assert_eq!(file.header("content-type"), "application/vnd.oasis.opendocument.text");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"communique.odt\"");
        let content = part(&file, "content.xml");
        assert!(content.contains("text:outline-level=\"1\">Marche &lt;b&gt;&amp;&lt;/b&gt; silence ]]&gt;</text:h>"), "{content}");
        assert!(content.contains("<text:list>") && content.contains("<text:span text:style-name=\"Strong\">à 18 h</text:span>"), "{content}");
        assert!(part(&file, "META-INF/manifest.xml").contains("opendocument.text"));
    }

    async fn a_text_for_partners_goes_to_no_journalist(town: Town) {
        serve(&town);
        let writer = town.client(Figure::Professional);
        let path = begin(&writer, &with(&NEWS, &[("audience", "partners")])).await;
        let refused = writer.get(&format!("{path}/communique.odt")).await;
        assert!(refused.status == 422 && refused.main().contains("réservé aux partenaires"), "{}", refused.main());
        assert_eq!(town.client(Figure::Referent).get(&format!("{path}/communique.pdf")).await.status, 404);
    }

    async fn the_foot_of_releases_is_the_coordinations_and_nothing_typed_is_lost(town: Town) {
        serve(&town);
        let coordinator = town.client(Figure::Coordinator);
        assert_eq!(town.client(Figure::Professional).get("/pro/actualites/presse").await.status, 403);
        let wrong = [("about", "Ici."), ("phone", "appelez"), ("email", "presse"), ("version", "0")];
        let answer = coordinator.post_form("/pro/actualites/presse", &wrong).await;
        assert!(answer.status == 422 && answer.main().contains("appelez") && answer.main().contains("avec des chiffres"));
        followed(&coordinator.post_form("/pro/actualites/presse", &[("about", "Un."), ("version", "0")]).await);
        let second = coordinator.post_form("/pro/actualites/presse", &[("about", "Deux."), ("version", "0")]).await;
        assert_eq!(second.status, 409);
        assert!(second.main().contains("Deux.") && second.main().contains("<del>"), "{}", second.main());
        assert_eq!(hidden(&second, "version"), "1");
        followed(&coordinator.post_form("/pro/actualites/presse", &[("about", "Deux."), ("version", "1")]).await);
    }
}
