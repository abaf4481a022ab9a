//! The meetings of a contract's instances, for the evaluation of the contract.

use base::Db;
use contract::{Chapter, ChaptersTold, Contract};
use web::Cx;

use crate::{HeldMeeting, held_of_contract};

/// Which meetings were held, and how many took part.
pub fn chapters<'a>(cx: &'a Cx, db: &'a mut Db, contract: &'a Contract) -> ChaptersTold<'a> {
    Box::pin(async move {
        let held = held_of_contract(db, contract.id).await?;
        let heads = ["meeting-day", "instance-one", "presence-label"];
        Ok(vec![Chapter {
            title: cx.t("meeting-title"),
            lines: vec![cx.t1("meeting-held-count", "count", held.len())],
            head: heads.map(|key| cx.t(key)).to_vec(),
            rows: held.iter().map(|one| row(cx, one)).collect(),
        }])
    })
}

fn row(cx: &Cx, one: &HeldMeeting) -> Vec<String> {
    let told = cx.t2("attendance-counted", "voices", one.counted.voices(), "seats", one.counted.seats());
    vec![cx.day(&one.meeting.day), one.instance.name.clone(), told]
}
