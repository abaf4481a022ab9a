//! The meetings of a contract, for its evaluation.

use base::Db;
use contract::{Chapter, ChaptersTold, Contract};
use web::Cx;

use crate::decision;
use crate::exports::{HeldMeeting, held_of_contract};

/// When the instances of a contract met, who was there, and how much they decided; nothing where it has none.
pub fn chapters<'a>(cx: &'a Cx, db: &'a mut Db, contract: &'a Contract) -> ChaptersTold<'a> {
    Box::pin(async move {
        let mut rows = Vec::new();
        for one in held_of_contract(db, contract.id).await? {
            let decisions = decision::store::decisions(db, one.meeting.id).await?.len();
            rows.push(row(cx, &one, decisions));
        }
        let heads = [
            "meeting-day",
            "instance-one",
            "presence-present",
            "presence-represented",
            "meeting-decisions",
        ];
        let lines = if rows.is_empty() { vec![cx.t("instance-last-none")] } else { Vec::new() };
        Ok(vec![Chapter { title: cx.t("meeting-title"), lines, head: heads.map(|key| cx.t(key)).to_vec(), rows }])
    })
}

fn row(cx: &Cx, held: &HeldMeeting, decisions: usize) -> Vec<String> {
    let counts = [held.counted.present, held.counted.represented, decisions];
    [cx.day(&held.meeting.day), held.instance.name.clone()]
        .into_iter()
        .chain(counts.map(|count| count.to_string()))
        .collect()
}
