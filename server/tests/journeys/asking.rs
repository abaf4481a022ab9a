//! She answers four questions, whoever she is, on a telephone and at a desk, with scripts and without.

use crate::story::{Stage, tell};
use crate::tab::{DESK, Screen, TELEPHONE, TELEPHONE_WITHOUT_SCRIPTS};

const DESK_WITHOUT_SCRIPTS: Screen = Screen { has_scripts: false, ..DESK };

/// A path: who asks, what she chooses, and what the answers say to her.
struct Path {
    who: &'static str,
    need: &'static str,
    lead: &'static str,
    /// Somebody whom she must be told of, and why.
    told: [&'static str; 2],
}

const PATHS: [Path; 5] = [
    Path {
        who: "Pour moi",
        need: "Parler, être écoutée",
        lead: "Ce qui arrive n’est pas de votre faute",
        told: ["39 19", "répond en ce moment"],
    },
    Path {
        who: "Pour quelqu’un que je connais, ou que j’ai vu",
        need: "Parler, être écoutée",
        lead: "Croyez-la",
        told: ["39 19", "Pourquoi"],
    },
    Path {
        who: "J’ai moins de 18 ans",
        need: "Parler, être écoutée",
        lead: "Ce n’est pas de ta faute",
        told: ["119", "fait pour les moins de 18 ans"],
    },
    Path {
        who: "Pour une personne que je reçois dans mon travail",
        need: "Mise à l’abri, hébergement d’urgence",
        lead: "Orientez sans raconter",
        told: ["115", "Pourquoi"],
    },
    Path {
        who: "J’ai été violent, ou j’ai peur de l’être",
        need: "Arrêter d’être violent",
        lead: "Demander de l’aide, c’est déjà changer",
        told: ["08 019 019 11", "fait pour qui veut arrêter d’être violent"],
    },
];

async fn each_path_leads_to_its_answers(stage: &mut Stage) {
    let tab = &mut stage.tab;
    for (number, path) in PATHS.iter().enumerate() {
        tab.go("/infos/boulogne-billancourt").await;
        tab.follow("Répondre à quatre questions").await;
        tab.reads(&["Question 1 sur 4", "Pour qui cherchez-vous ?"]).await;
        tab.follow(path.who).await;
        tab.reads(&["Question 2 sur 4"]).await;
        tab.follow(path.need).await;
        tab.reads(&["Question 3 sur 4"]).await;
        tab.follow("Ici, à Boulogne-Billancourt").await;
        tab.reads(&["Question 4 sur 4"]).await;
        assert!(!tab.path().await.contains('?'), "an answer stands in the address");
        tab.follow("Maintenant").await;
        tab.reads(&[path.lead, path.who, path.told[0], path.told[1], "Changer mes réponses"]).await;
        if number == 0 {
            tab.look("answers").await;
        }
    }
}

#[tokio::test]
async fn each_of_five_paths_on_a_telephone() {
    tell("asking", TELEPHONE, each_path_leads_to_its_answers).await;
}

#[tokio::test]
async fn each_of_five_paths_on_a_telephone_without_scripts() {
    tell("asking-without-scripts", TELEPHONE_WITHOUT_SCRIPTS, each_path_leads_to_its_answers).await;
}

#[tokio::test]
async fn each_of_five_paths_at_a_desk() {
    tell("asking-desk", DESK, each_path_leads_to_its_answers).await;
}

#[tokio::test]
async fn each_of_five_paths_at_a_desk_without_scripts() {
    tell("asking-desk-without-scripts", DESK_WITHOUT_SCRIPTS, each_path_leads_to_its_answers).await;
}

#[tokio::test]
async fn every_question_is_looked_at_and_one_goes_back() {
    tell("questions", TELEPHONE, async |stage: &mut Stage| {
        let tab = &mut stage.tab;
        tab.go("/infos/boulogne-billancourt/avant").await;
        tab.reads(&["Il n’efface pas l’historique de l’appareil (surtout avec Firefox)"]).await;
        tab.look("before").await;
        tab.follow("Continuer").await;
        tab.look("who").await;
        tab.follow("J’ai moins de 18 ans").await;
        tab.look("what").await;
        tab.fill("Ou dites-le avec vos mots", "on me harcèle au collège").await;
        tab.press_enter().await;
        tab.reads(&["Question 3 sur 4"]).await;
        tab.look("where").await;
        tab.fill("Une commune", "49000").await;
        tab.press_enter().await;
        tab.reads(&["Plusieurs communes répondent à ce nom", "Écouflant (49)"]).await;
        tab.look("which").await;
        tab.follow("Angers (49)").await;
        tab.look("when").await;
        tab.follow("Page précédente").await;
        tab.reads(&["Question 3 sur 4"]).await;
        tab.follow("Passer cette question").await;
        tab.follow("Passer cette question").await;
        tab.reads(&["Qui peut vous aider", "on me harcèle au collège"]).await;
        tab.look("answers").await;
        tab.go("/infos/boulogne-billancourt/appeler").await;
        tab.reads(&["Répondent en ce moment", "Écrivez un SMS au 114"]).await;
        tab.look("calling").await;
    })
    .await;
}

#[tokio::test]
async fn questions_leave_no_entry_in_the_history_and_the_shift_key_leaves_from_one() {
    tell("asking-and-leaving", TELEPHONE, async |stage: &mut Stage| {
        let before = format!("{}/avant", stage.innocent);
        stage.tab.watch.allow(&stage.innocent);
        stage.tab.go(&before).await;
        stage.tab.go("/infos/boulogne-billancourt/questions").await;
        stage.tab.follow("Pour moi").await;
        stage.tab.follow("Passer cette question").await;
        for _ in 0..3 {
            stage.tab.press("Shift").await;
        }
        stage.tab.wait_for(&stage.innocent).await;
        let (history, _) = stage.tab.history().await;
        assert!(history.iter().all(|url| !url.contains("/infos")), "{history:?}");
    })
    .await;
}
