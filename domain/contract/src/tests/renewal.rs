//! A contract ends and the next one is made from it.

use axum::Extension;
use base::Db;
use testkit::{ASSOCIATION, Client, Figure, HOSPITAL, POLICE, TAXI, Town};
use web::Cx;

use super::{begin, first, followed};
use crate::{Chapter, Chapters, ChaptersTold, Contract};

/// A contract of 2020–2023 that three institutions sign, with a text, a visa, a mandate and a référente.
async fn settle(town: &Town) -> (Client, String) {
    let (coordinator, path) = begin(town, "Contrat local 2020-2023").await;
    let facts = [
        ("title", "Contrat local 2020-2023"),
        ("starts_on", "2020-01-01"),
        ("ends_on", "2023-12-31"),
        ("version", "1"),
    ];
    followed(&coordinator.post_form(&format!("{path}/modification"), &facts).await);
    for institution in [ASSOCIATION, HOSPITAL, POLICE] {
        let id = testkit::id(institution);
        followed(&coordinator.post_form(&format!("{path}/signataires"), &[("institution", &id)]).await);
    }
    followed(
        &coordinator
            .post_form(&format!("{path}/texte"), &[("text", "Former, prévenir, fédérer."), ("number", "0")])
            .await,
    );
    let law = [("kind", "law"), ("title", "Loi visant à protéger"), ("date", "2020-07-30")];
    followed(&coordinator.post_form(&format!("{path}/visas"), &law).await);
    let list = coordinator.get(&format!("{path}/signataires")).await.main();
    let horizon = format!("{path}/signataires/{}", first(&list, &format!("href=\"{path}/signataires/")));
    followed(&coordinator.post_form(&format!("{horizon}/mandats"), &[("function", "La présidente")]).await);
    let referent =
        [("rank", "holder"), ("function", "Directrice"), ("phone", "01 99 00 12 34"), ("starts_on", "2022-01-01")];
    followed(&coordinator.post_form(&format!("{horizon}/referents"), &referent).await);
    (coordinator, path)
}

testkit::both_engines! {
    async fn what_is_ticked_carries_over_and_who_is_new_is_told(town: Town) {
        let (coordinator, path) = settle(&town).await;
        let form = coordinator.get(&format!("{path}/renouvellement")).await.main();
        assert!(form.contains("value=\"2024-01-01\"") && form.matches(" checked").count() == 7, "{form}");
        let [association, police, taxi] = [ASSOCIATION, POLICE, TAXI].map(testkit::id);
        let fields = [
            ("title", "Contrat local 2024-2026"), ("starts_on", "2024-01-01"), ("ends_on", "2026-12-31"),
            ("institutions", association.as_str()), ("institutions", &police), ("institutions", &taxi),
            ("carried", "text"), ("carried", "visas"), ("carried", "mandates"), ("carried", "referents"),
        ];
        let next = followed(&coordinator.post_form(&format!("{path}/renouvellement"), &fields).await);
        let page = coordinator.get(&next).await.main();
        for said in ["Contrat local 2024-2026", "Contrat local 2020-2023", "Un nouveau signataire", "Former, prévenir", "Loi visant à protéger"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let (_, taxi) = page.split_once("Taxis du Val").unwrap();
        assert!(taxi.starts_with("</a> <span class=\"tag\">nouveau"), "{page}");
        assert!(!page.contains("Hôpital"), "the hospital does not go on: {page}");
        let annex = coordinator.get(&format!("{next}/annexe")).await.main();
        assert!(annex.contains("Directrice"), "{annex}");
        assert!(!coordinator.get(&format!("{path}/annexe")).await.main().contains("Directrice"), "she is kept once");
        let signatories = coordinator.get(&format!("{next}/signataires")).await.main();
        assert!(signatories.contains("La présidente") && signatories.contains("n’a pas signé"), "{signatories}");
        let old = coordinator.get(&path).await.main();
        assert!(old.contains(">Terminé<") && old.contains("Renouvelé par"), "{old}");
    }

    async fn what_is_not_ticked_stays_behind(town: Town) {
        let (coordinator, path) = settle(&town).await;
        let association = testkit::id(ASSOCIATION);
        let fields = [("title", "Contrat local 2024-2026"), ("starts_on", "2024-01-01"), ("institutions", association.as_str())];
        let next = followed(&coordinator.post_form(&format!("{path}/renouvellement"), &fields).await);
        let page = coordinator.get(&next).await.main();
        assert!(!page.contains("Former, prévenir") && !page.contains("Loi visant"), "{page}");
        for contract in [&path, &next] {
            let annex = coordinator.get(&format!("{contract}/annexe")).await.main();
            assert!(!annex.contains("Directrice"), "nobody is named any more: {annex}");
        }
    }

    async fn a_contract_is_renewed_once_and_forwards(town: Town) {
        let (coordinator, path) = settle(&town).await;
        let renewal = format!("{path}/renouvellement");
        let early = [("title", "Contrat local"), ("starts_on", "2019-01-01")];
        let answer = coordinator.post_form(&renewal, &early).await;
        assert!(answer.status == 422 && answer.main().contains("commence après le premier jour"), "{}", answer.main());
        let fields = [("title", "Contrat local"), ("starts_on", "2024-01-01")];
        followed(&coordinator.post_form(&renewal, &fields).await);
        let answer = coordinator.post_form(&renewal, &fields).await;
        assert!(answer.status == 422 && answer.main().contains("déjà renouvelé"), "{}", answer.main());
    }

    async fn the_report_tells_what_is_known_and_what_is_not(town: Town) {
        let (coordinator, path) = settle(&town).await;
        let report = coordinator.get(&format!("{path}/bilan")).await.main();
        for said in ["Du 1er janvier 2020 au 31 décembre 2023", "3 signataires. Leurs signatures n’ont pas été notées", "2 signataires n’ont nommé personne", "Aucune enquête"] {
            assert!(report.contains(said), "{said}: {report}");
        }
    }

    async fn an_evaluation_holds_what_others_know_on_its_page_and_on_paper(town: Town) {
        let (_, path) = begin(&town, "Contrat de Valbourg").await;
        let tellers = Chapters(&[tell]);
        town.serve(testkit::app(crate::routes()).words(crate::WORDS).with(move |router| router.layer(Extension(tellers))));
        let coordinator = town.client(Figure::Coordinator);
        let page = coordinator.get(&format!("{path}/bilan")).await.main();
        assert!(page.contains("Contrat de Valbourg : 80 actions") && page.contains("Mineurs"), "{page}");
        let paper = coordinator.get(&format!("{path}/bilan.pdf")).await;
        assert_eq!(paper.status, 200);
        let text = testkit::read_pdf(&paper.bytes);
        assert!(text.contains("Bilan du contrat") && text.contains("80 actions") && text.contains("Mineurs"), "{text}");
        assert_eq!(town.client(Figure::Neighbour).get(&format!("{path}/bilan.pdf")).await.status, 404);
    }
}

fn tell<'a>(_: &'a Cx, _: &'a mut Db, contract: &'a Contract) -> ChaptersTold<'a> {
    let chapter = Chapter {
        title: "Actions".to_owned(),
        lines: vec![format!("{} : 80 actions", contract.title)],
        head: vec!["Public".to_owned(), "Nombre".to_owned()],
        rows: vec![vec!["Mineurs".to_owned(), "2\u{a0}800".to_owned()]],
    };
    Box::pin(async { Ok(vec![chapter]) })
}
