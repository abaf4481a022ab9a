//! How strong and how fresh the provider's proof has to be.

use std::num::NonZeroU32;

use chrono::TimeDelta;
use testkit::{Town, contents};

use super::liar::Liar;
use super::{BACK, asked, come_in, depart, nobody, opened, refused, serve, serve_demanding, settle};
use crate::openid::Demand;
use crate::tests::journal;

const BEGIN: &str = "/pro/connexion/fournisseur";
const WEAK: &str = "par un moyen assez sûr";
const OLD: &str = "ne confirme pas que vous venez d’y prouver qui vous êtes";

fn strong() -> Demand {
    Demand { levels: vec!["eidas2".to_owned(), "eidas3".to_owned()], max_age_minutes: None }
}

fn fresh() -> Demand {
    Demand { levels: Vec::new(), max_age_minutes: NonZeroU32::new(60) }
}

/// A provider of whom so much is demanded, and somebody who comes in with it alone.
async fn demand(town: &Town, demand: Demand) -> Liar {
    let liar = serve(town).await;
    serve_demanding(town, &liar, true, demand);
    settle(town, &liar).await;
    liar
}

testkit::both_engines! {
    async fn what_is_demanded_is_asked_for(town: Town) {
        let liar = demand(&town, Demand { max_age_minutes: fresh().max_age_minutes, ..strong() }).await;
        let question = asked(&depart(&nobody(&town), BEGIN, &[]).await.url);
        assert_eq!((&*question["acr_values"], &*question["max_age"]), ("eidas2 eidas3", "3600"));
        serve_demanding(&town, &liar, true, Demand::default());
        let question = asked(&depart(&nobody(&town), BEGIN, &[]).await.url);
        assert!(!question.contains_key("acr_values") && !question.contains_key("max_age"), "{question:?}");
    }

    async fn whoever_is_known_as_strongly_as_is_demanded_comes_in(town: Town) {
        let liar = demand(&town, strong()).await;
        for level in ["eidas2", "eidas3"] {
            liar.mind().acr = Some(level.to_owned());
            opened(&town, &come_in(&town, &liar).await);
        }
    }

    async fn a_level_that_is_not_told_is_not_enough(town: Town) {
        let liar = demand(&town, strong()).await;
        refused(&come_in(&town, &liar).await, WEAK);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
    }

    async fn a_level_that_is_too_weak_is_refused_and_writes_nothing_but_the_refusal(town: Town) {
        let liar = demand(&town, strong()).await;
        liar.mind().acr = Some("eidas1".to_owned());
        let before = contents(town.database()).await.unwrap();
        refused(&come_in(&town, &liar).await, WEAK);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
        let mut after = contents(town.database()).await.unwrap();
        after.insert("journal".to_owned(), before["journal"].clone());
        assert!(after == before, "{after:?}");
    }

    async fn a_provider_that_says_it_cannot_prove_as_much_is_not_called_a_liar(town: Town) {
        let liar = demand(&town, strong()).await;
        let journey = depart(&nobody(&town), BEGIN, &[]).await;
        let back = liar.welcome(&journey.url);
        let error = ("error", "unmet_authentication_requirements");
        let fields = [error, ("state", back.state.as_str()), ("iss", back.iss.as_str())];
        refused(&journey.browser.post_form(BACK, &fields).await, WEAK);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
    }

    async fn whoever_proved_lately_who_she_is_comes_in(town: Town) {
        let liar = demand(&town, fresh()).await;
        for age in [TimeDelta::zero(), TimeDelta::minutes(60), TimeDelta::seconds(3_630), TimeDelta::seconds(-30)] {
            liar.mind().age = Some(age);
            opened(&town, &come_in(&town, &liar).await);
        }
    }

    async fn a_proof_whose_time_is_not_told_is_not_fresh(town: Town) {
        let liar = demand(&town, fresh()).await;
        refused(&come_in(&town, &liar).await, OLD);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
    }

    async fn a_proof_that_is_too_old_is_refused(town: Town) {
        let liar = demand(&town, fresh()).await;
        liar.mind().age = Some(TimeDelta::seconds(3_631));
        refused(&come_in(&town, &liar).await, OLD);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
    }

    async fn a_proof_of_times_to_come_is_refused(town: Town) {
        let liar = demand(&town, fresh()).await;
        liar.mind().age = Some(TimeDelta::seconds(-31));
        refused(&come_in(&town, &liar).await, OLD);
        assert_eq!(journal(town.database()).await, ["session.refused"]);
    }
}
