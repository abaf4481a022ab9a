//! Minutes are written, printed and approved.

use chrono::TimeDelta;
use mail::Message;
use testkit::{Client, Figure, Town};

use super::holding::hold;
use super::{act, followed, plan, version, work};

/// A meeting that was held the day before.
async fn held(town: &Town) -> (Client, String) {
    let (coordinator, _, meeting) = plan(town).await;
    let version = version(&coordinator, &meeting).await;
    let fields = [("points", "Bilan\nProjets"), ("version", version.as_str())];
    followed(&coordinator.post_form(&format!("{meeting}/ordre-du-jour"), &fields).await);
    town.clock().advance(TimeDelta::days(23));
    followed(&hold(&coordinator, &meeting, "excused").await);
    (coordinator, meeting)
}

async fn write(client: &Client, meeting: &str, (text, number): (&str, &str)) -> testkit::Answer {
    client.post_form(&format!("{meeting}/compte-rendu/texte"), &[("text", text), ("number", number)]).await
}

testkit::both_engines! {
    async fn minutes_begin_with_a_heading_for_each_point(town: Town) {
        let (coordinator, meeting) = held(&town).await;
        let form = coordinator.get(&format!("{meeting}/compte-rendu/texte")).await.main();
        assert!(form.contains("## Bilan") && form.contains("## Projets"), "{form}");
        followed(&write(&coordinator, &meeting, ("## Bilan\n\nQuatre-vingts actions.", "0")).await);
        let page = coordinator.get(&format!("{meeting}/compte-rendu")).await.main();
        for said in ["Quatre-vingts actions.", "Une institution présente ou représentée sur 2", "Projet, pas encore approuvé", "<li>Projets</li>", "coordinatrice du réseau de Valbourg"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }

    async fn two_who_write_the_same_minutes_lose_nothing(town: Town) {
        let (coordinator, meeting) = held(&town).await;
        followed(&write(&coordinator, &meeting, ("Le premier texte.", "0")).await);
        let second = write(&town.client(Figure::Administrator), &meeting, ("Le second texte.", "0")).await;
        assert_eq!(second.status, 409);
        let page = second.main();
        assert!(page.contains("<del>") && page.contains("premier") && page.contains(">Le second texte.</textarea>"), "{page}");
        assert!(page.contains("name=\"number\" value=\"1\""), "{page}");
        followed(&write(&town.client(Figure::Administrator), &meeting, ("Le premier et le second texte.", "1")).await);
        let versions = coordinator.get(&format!("{meeting}/compte-rendu/versions")).await.main();
        assert!(versions.contains("Version 2") && versions.contains("Version 1") && versions.contains("premier"), "{versions}");
    }

    async fn what_minutes_said_before_is_brought_back_as_a_new_version(town: Town) {
        let (coordinator, meeting) = held(&town).await;
        followed(&write(&coordinator, &meeting, ("Le premier texte.", "0")).await);
        followed(&write(&coordinator, &meeting, ("Tout autre chose.", "1")).await);
        let versions = format!("{meeting}/compte-rendu/versions");
        let page = coordinator.get(&versions).await.main();
        assert!(page.contains("Revenir à la version 1") && !page.contains("Revenir à la version 2"), "{page}");
        let first = format!("{versions}/1");
        assert_eq!(coordinator.post_form(&first, &[("number", "1")]).await.status, 409, "somebody wrote meanwhile");
        followed(&coordinator.post_form(&first, &[("number", "2")]).await);
        assert!(coordinator.get(&format!("{meeting}/compte-rendu")).await.main().contains("Le premier texte."));
        let page = coordinator.get(&versions).await.main();
        assert!(page.contains("Version 3") && page.contains("Version 2"), "nothing is lost: {page}");
        assert_eq!(coordinator.post_form(&format!("{versions}/9"), &[("number", "3")]).await.status, 404);
        followed(&act(&coordinator, &meeting, "approbation").await);
        let after = coordinator.post_form(&format!("{versions}/2"), &[("number", "3")]).await;
        assert!(after.status == 422 && after.main().contains("rien n’y change plus"), "{}", after.main());
        assert!(!coordinator.get(&versions).await.main().contains("Revenir à la version"));
        town.leave_jobs();
    }

    async fn a_draft_is_for_its_keepers_and_approved_minutes_are_for_members(town: Town) {
        let (coordinator, meeting) = held(&town).await;
        let none = act(&coordinator, &meeting, "approbation").await;
        assert!(none.status == 422 && none.main().contains("Écrivez d’abord le compte rendu"), "{}", none.main());
        followed(&write(&coordinator, &meeting, ("Le texte.", "0")).await);
        let member = town.client(Figure::Professional);
        for part in ["compte-rendu", "compte-rendu.pdf"] {
            assert_eq!(member.get(&format!("{meeting}/{part}")).await.status, 404, "{part}");
        }
        assert!(!member.get(&meeting).await.main().contains("/compte-rendu"), "no link to what she may not read");
        followed(&act(&coordinator, &meeting, "approbation").await);
        work(&town).await;
        let mails = town.mails();
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            assert!(mail.text().contains(&format!("http://localhost:8080{meeting}/compte-rendu")), "{}", mail.text());
            assert!(!mail.text().contains("Le texte") && mail.calendar().is_none());
        }
        assert!(member.get(&format!("{meeting}/compte-rendu")).await.main().contains("Le texte."));
        let after = write(&coordinator, &meeting, ("Un autre texte.", "1")).await;
        assert!(after.status == 422 && after.main().contains("rien n’y change plus"), "{}", after.main());
        assert_eq!(hold(&coordinator, &meeting, "present").await.status, 422);
        work(&town).await;
        assert_eq!(town.mails().iter().map(Message::to).count(), 0, "once");
    }

    async fn minutes_are_printed_with_all_that_is_known(town: Town) {
        let (coordinator, meeting) = held(&town).await;
        followed(&coordinator.post_form(&format!("{meeting}/decisions"), &[("text", "Revoir la convention")]).await);
        followed(&write(&coordinator, &meeting, ("## Bilan\n\nQuatre-vingts **actions**.\n\n- Une\n- Deux", "0")).await);
        let paper = coordinator.get(&format!("{meeting}/compte-rendu.pdf")).await;
        assert_eq!(paper.header("content-type"), "application/pdf");
        let told = testkit::read_pdf(&paper.bytes);
        for said in ["Plénière de Valbourg", "15 décembre 2026", "Salle du conseil", "Association Horizon", "Excusée", "Projets", "Quatre-vingts", "Revoir la convention", "Prochaine réunion"] {
            assert!(told.contains(said), "{said}: {told}");
        }
    }
}
