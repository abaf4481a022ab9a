//! What is written.

use super::*;
use crate::{Filter, Outcome, write};

testkit::both_engines! {
    async fn an_act_is_read_back_as_it_was_written(town: Town) {
        let author = Author { account: Some(Uuid::from_u128(1)), institution: None, territory: Some(Uuid::from_u128(2)) };
        let act = Act {
            role: Some("referent coordinator"),
            session: Some("a1b2"),
            basis: Some("consent"),
            motive: Some("emergency"),
            outcome: Outcome::Refused,
            pseudonym: Some("p-1"),
            compartment: Some("health"),
            grant: Some(Uuid::from_u128(3)),
            ..Act::new(author, "case.opened", Uuid::from_u128(4), town.now())
        };
        let mut db = town.write().await;
        act.write(&mut db).await.unwrap();
        let read = entries(&mut db, &Filter::default(), None, 10).await.unwrap().remove(0);
        assert_eq!((read.account_id, read.institution_id, read.territory_id), (author.account, None, author.territory));
        assert_eq!((read.role.as_deref(), read.session.as_deref()), (act.role, act.session));
        assert_eq!((read.act.as_str(), read.object_id, read.at), (act.name, act.object, act.at));
        assert_eq!((read.basis.as_deref(), read.motive.as_deref(), read.result.as_str()), (act.basis, act.motive, "refused"));
        assert_eq!((read.pseudonym.as_deref(), read.compartment.as_deref()), (act.pseudonym, act.compartment));
        assert_eq!((read.grant_id, read.seq, read.hash), (act.grant, None, None));
    }

    async fn what_is_not_a_code_is_not_written(town: Town) {
        let mut db = town.write().await;
        assert!(write(&mut db, Author::default(), "Mme Durand", Uuid::nil(), town.now()).await.is_err());
        assert!(entries(&mut db, &Filter::default(), None, 10).await.unwrap().is_empty());
    }

    async fn the_table_takes_no_row_that_is_half_sealed(town: Town) {
        fill(town.database(), 1, town.now()).await;
        let mut db = town.write().await;
        assert!(execute!(&mut db => "UPDATE journal SET seq = 1").is_err());
    }

    async fn the_table_takes_no_other_result_than_two(town: Town) {
        fill(town.database(), 1, town.now()).await;
        let mut db = town.write().await;
        assert!(execute!(&mut db => "UPDATE journal SET result = 'perhaps'").is_err());
    }
}
