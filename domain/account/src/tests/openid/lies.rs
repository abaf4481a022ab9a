//! A provider that is down, slow, or lies; somebody who changes her mind.

use chrono::TimeDelta;
use testkit::contents;

use super::liar::{Lie, Style};
use super::{BACK, Return, come_in, cookies, depart, land, nobody, opened, refused, serve, serve_beside, settle};
use crate::tests::journal;

const BEGIN: &str = "/pro/connexion/fournisseur";
const UNTRUSTED: &str = "ne prouve pas qui vous êtes";
const DOWN: &str = "ProConnect ne répond pas";

/// What it may tell of the person, and why it is not believed.
const TOLD: [Lie; 17] = [
    Lie::Nonce,
    Lie::NoNonce,
    Lie::Audience,
    Lie::OneMoreAudience,
    Lie::Issuer,
    Lie::Expired,
    Lie::ForeignKey,
    Lie::UnknownKey,
    Lie::Unsigned,
    Lie::SharedKey,
    Lie::AccessHash,
    Lie::NoToken,
    Lie::NotJson,
    Lie::UserSubject,
    Lie::UserForeignKey,
    Lie::UserAudience,
    Lie::Redirect,
];

testkit::both_engines! {
    async fn no_lie_about_a_person_brings_her_in_or_writes_anything_but_the_refusal(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let before = contents(town.database()).await.unwrap();
        for (number, lie) in TOLD.into_iter().enumerate() {
            liar.lie(lie);
            let answer = come_in(&town, &liar).await;
            assert_eq!(answer.status, 422, "{lie:?}");
            refused(&answer, UNTRUSTED);
            assert_eq!(journal(town.database()).await, vec!["session.refused"; number + 1], "{lie:?}");
        }
        let mut after = contents(town.database()).await.unwrap();
        after.insert("journal".to_owned(), before["journal"].clone());
        assert!(after == before, "{after:?}");
        liar.lie(Lie::None);
        opened(&town, &come_in(&town, &liar).await);
    }

    async fn a_provider_that_signs_with_another_algorithm_is_believed_or_not_alike(town: Town) {
        let liar = serve(&town).await;
        liar.mind().style = Style::Plain;
        settle(&town, &liar).await;
        opened(&town, &come_in(&town, &liar).await);
        for lie in [Lie::ForeignKey, Lie::Nonce, Lie::UserSubject] {
            liar.lie(lie);
            refused(&come_in(&town, &liar).await, UNTRUSTED);
        }
    }

    async fn a_provider_that_is_down_slow_or_without_end_is_said_to_be(town: Town) {
        for (lie, words) in [(Lie::Broken, DOWN), (Lie::Slow, DOWN), (Lie::Endless, UNTRUSTED)] {
            let liar = serve(&town).await;
            liar.lie(lie);
            let answer = nobody(&town).post_form(BEGIN, &[]).await;
            refused(&answer, words);
            assert!(cookies(&answer).is_empty(), "{lie:?}");
        }
        assert!(contents(town.database()).await.unwrap()["challenge"].is_empty());
    }

    async fn a_provider_that_goes_down_on_the_way_is_said_to_be(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        for lie in [Lie::Slow, Lie::None] {
            let journey = depart(&nobody(&town), BEGIN, &[]).await;
            let back = liar.welcome(&journey.url);
            liar.lie(lie);
            let answer = land(&journey, &back).await;
            if lie == Lie::Slow { refused(&answer, DOWN) } else { drop(opened(&town, &answer)) }
        }
        assert_eq!(journal(town.database()).await, ["device.met", "session.opened", "session.refused"]);
        assert_eq!(crate::tests::signed::ways(&town).await, ["identity"]);
    }

    async fn a_provider_that_was_down_is_asked_again_after_a_moment(town: Town) {
        let liar = serve(&town).await;
        liar.lie(Lie::Broken);
        refused(&nobody(&town).post_form(BEGIN, &[]).await, DOWN);
        liar.lie(Lie::None);
        refused(&nobody(&town).post_form(BEGIN, &[]).await, DOWN);
        assert_eq!(liar.look().asked["discovery"], 1, "it is left in peace");
        town.clock().advance(TimeDelta::seconds(5));
        depart(&nobody(&town), BEGIN, &[]).await;
    }

    async fn a_provider_that_calls_itself_otherwise_or_leads_elsewhere_is_not_followed(town: Town) {
        for lie in [Lie::DiscoveryIssuer, Lie::DiscoveryElsewhere, Lie::DiscoveryEnd, Lie::DiscoveryKeys] {
            let liar = serve(&town).await;
            liar.lie(lie);
            let answer = nobody(&town).post_form(BEGIN, &[]).await;
            assert_eq!(answer.header("refresh"), "", "{lie:?}");
            refused(&answer, UNTRUSTED);
        }
    }

    async fn a_return_from_another_provider_is_refused(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        for iss in ["https://elsewhere.example", ""] {
            let journey = depart(&nobody(&town), BEGIN, &[]).await;
            let back = Return { iss: iss.to_owned(), ..liar.welcome(&journey.url) };
            refused(&land(&journey, &back).await, UNTRUSTED);
        }
        // It always names itself, so that a return without its name is somebody else's too.
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&journey.url);
        let fields = [("code", back.code.as_str()), ("state", back.state.as_str())];
        refused(&journey.browser.post_form(BACK, &fields).await, UNTRUSTED);
    }

    async fn a_journey_to_one_provider_does_not_end_at_another(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&journey.url);
        let other = super::Liar::start(town.clock().clone()).await;
        serve_beside(&town, &other, true);
        let browser = nobody(&town).with_header("cookie", journey.browser.cookie());
        let back = Return { iss: other.issuer.clone(), ..back };
        refused(&browser.post_form(BACK, &back.fields()).await, UNTRUSTED);
        assert!(!other.look().asked.contains_key("token"), "the code went to somebody else");
    }

    async fn somebody_who_changes_her_mind_is_told_so(town: Town) {
        let liar = serve(&town).await;
        settle(&town, &liar).await;
        for (error, words) in [
            ("access_denied", "Vous avez interrompu la connexion avec ProConnect"),
            ("temporarily_unavailable", DOWN),
            ("unauthorized_client", UNTRUSTED),
        ] {
            let journey = depart(&nobody(&town), BEGIN, &[]).await;
            let back = liar.welcome(&journey.url);
            let fields = [("error", error), ("state", back.state.as_str()), ("iss", back.iss.as_str())];
            refused(&journey.browser.post_form(BACK, &fields).await, words);
            refused(&land(&journey, &back).await, "a déjà servi");
        }
        assert_eq!(journal(town.database()).await, vec!["session.refused"; 3]);
    }

    async fn what_no_journey_began_is_refused_without_a_row(town: Town) {
        serve(&town).await;
        let before = contents(town.database()).await.unwrap();
        for cookie in ["x=", "o=", "o=forged", "o=%00"] {
            let browser = nobody(&town).with_cookie(cookie);
            refused(&browser.post_form(BACK, &[("code", "x"), ("state", "y")]).await, "a déjà servi");
        }
        assert!(contents(town.database()).await.unwrap() == before);
    }
}
