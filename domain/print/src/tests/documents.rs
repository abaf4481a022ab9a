//! Every kind of document, for each subject and in each language.

use base::{Code as _, Id};
use directory::Need;
use testkit::VALBOURG;
use web::Lang;

use super::{HIDDEN, file, judge, made, read, settle, settle_with, tool};
use crate::{Kind, Subject};

/// What a neutral paper says in no language.
const FORBIDDEN: [&str; 34] = [
    "violence",
    "violent",
    "victime",
    "victim",
    "agress",
    "assault",
    "abus",
    "viol ",
    "plainte",
    "complaint",
    "police",
    "frapp",
    "peur",
    "afraid",
    "danger",
    "conjug",
    "femme",
    "women",
    "عنف",
    "ضحية",
    "شرطة",
    "насил",
    "жертв",
    "поліц",
    "violencia",
    "víctima",
    "policía",
    "violência",
    "vítima",
    "polícia",
    "violenț",
    "şiddet",
    "mağdur",
    "polis",
];

testkit::both_engines! {
    async fn every_document_is_drawn_for_everybody_and_hides_what_is_hidden(town: Town) {
        settle(&town).await;
        let folder = tempfile::tempdir().unwrap();
        for kind in Kind::ALL {
            for subject in kind.subjects() {
                let address = made(&town, kind.code(), &[("subject", subject.code())]).await;
                let pdf = file(&town, &address).await;
                let text = read(&pdf);
                assert!(!text.contains(HIDDEN), "{kind} {subject}: {text}");
                if !matches!(kind, Kind::Roles | Kind::Circuits | Kind::Sectors) {
                    assert!(text.contains("17") && text.contains("À jour au"), "{kind} {subject}: {text}");
                }
                let info = tool("pdfinfo", &pdf, &[]);
                assert!(info.contains("Tagged:          yes"), "{kind}: {info}");
                assert!(!info.contains("Author:"), "{kind}: {info}");
                std::fs::write(folder.path().join(format!("{kind}-{subject}.pdf")), &pdf).unwrap();
            }
        }
        judge(folder.path());
    }

    async fn what_the_public_takes_away_is_in_every_language(town: Town) {
        settle(&town).await;
        let folder = tempfile::tempdir().unwrap();
        for kind in Kind::ALL.iter().filter(|kind| kind.is_in_every_language()) {
            for lang in Lang::ALL {
                let address = made(&town, kind.code(), &[("lang", lang.code())]).await;
                let pdf = file(&town, &address).await;
                let text = read(&pdf);
                assert!(text.contains("17"), "{kind} {lang}: {text}");
                assert!(!text.contains('\u{fffd}'), "{kind} {lang}: every letter is in a font: {text}");
                std::fs::write(folder.path().join(format!("{kind}-{lang}.pdf")), &pdf).unwrap();
            }
        }
        judge(folder.path());
    }

    async fn a_neutral_paper_says_nothing_to_who_finds_it(town: Town) {
        settle(&town).await;
        for kind in Kind::ALL.iter().filter(|kind| kind.can_be_neutral()) {
            for lang in Lang::ALL {
                let address = made(&town, kind.code(), &[("lang", lang.code()), ("neutral", "on")]).await;
                let pdf = file(&town, &address).await;
                let told = format!("{} {}", read(&pdf), tool("pdfinfo", &pdf, &[])).to_lowercase();
                for word in FORBIDDEN {
                    assert!(!told.contains(word), "{kind} {lang} says {word}: {told}");
                }
            }
        }
    }

    async fn what_looks_like_a_template_in_an_entry_is_printed_as_it_stands(town: Town) {
        settle(&town).await;
        let address = made(&town, "guide", &[]).await;
        let text = read(&file(&town, &address).await);
        assert!(text.contains("#import \"x\": $mise$ à l’abri @ *ici*"), "{text}");
    }

    async fn an_endless_name_and_one_from_right_to_left_come_out(town: Town) {
        let long = "k".repeat(400);
        settle_with(&town, &[(&long, Need::Listening), ("جمعية الأفق", Need::Complaint)]).await;
        for kind in ["guide", "sectors", "poster", "sheet", "leaflet", "card", "strip"] {
            let text = read(&file(&town, &made(&town, kind, &[]).await).await);
            assert!(text.contains("17") || kind == "sectors", "{kind}: {text}");
            if matches!(kind, "guide" | "sectors") {
                assert!(text.matches('k').count() >= 400 && text.contains("جمعية"), "{kind}: {text}");
            }
        }
    }

    async fn a_directory_without_an_entry_makes_documents_that_say_so(town: Town) {
        settle_with(&town, &[]).await;
        for kind in Kind::ALL {
            let text = read(&file(&town, &made(&town, kind.code(), &[]).await).await);
            if matches!(kind, Kind::GuidePro | Kind::GuidePublic | Kind::Roles | Kind::Circuits | Kind::Sectors) {
                assert!(text.contains("Rien n’est encore publié ici"), "{kind}: {text}");
            }
        }
    }

    async fn a_document_leaves_no_entry_out_however_many_there_are(town: Town) {
        let names: Vec<_> = (0..directory::CANDIDATES + 30).map(|number| format!("Écoute {number:03}")).collect();
        let entries: Vec<_> = names.iter().map(|name| (name.as_str(), Need::Listening)).collect();
        let printer = settle_with(&town, &entries).await;
        let mut db = town.read().await;
        let territory = partner::territory(&mut db, Id::from_uuid(VALBOURG)).await.unwrap().unwrap();
        let cx = web::Cx::for_work(&printer.app, Lang::Fr);
        let cards = crate::entries::cards(&cx, &mut db, &printer.finder, &territory).await.unwrap();
        let printed: Vec<_> = cards.iter().map(|card| card.name.clone()).collect();
        assert_eq!(printed, names, "in the order of their names");
    }

    async fn the_guide_is_read_in_its_order(town: Town) {
        settle(&town).await;
        let address = made(&town, "guide-public", &[("size", "a4")]).await;
        let text = read(&file(&town, &address).await);
        let parts = [
            "Agir contre les violences", "En urgence", "Sommaire", "Que faire", "L’annuaire, par besoin", "Écoute des femmes",
            "du lundi au vendredi de 9 h à 17 h", "L’annuaire, par commune", "Index",
        ];
        let mut from = 0;
        for part in parts {
            let at = text[from..].find(part).unwrap_or_else(|| panic!("{part} stands after what is before it: {text}"));
            from += at;
        }
    }
}

#[test]
fn a_subject_stands_in_the_list_of_some_document() {
    for subject in Subject::ALL {
        assert!(Kind::ALL.iter().any(|kind| kind.subjects().contains(subject)), "{subject}");
    }
}
