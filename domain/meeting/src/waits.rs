//! What meetings ask of whoever is signed in: signatories who have not met for long, a meeting of which nobody has said who came, a
//! meeting to come.

use base::{Db, Id};
use chrono::{DateTime, TimeDelta, Utc};
use web::{Cx, Result, Wait, Waits};

use crate::{KEEP_MEETINGS, MeetingState, SEE_MEETINGS, instance, meeting, of_institution, yearly};

/// How far ahead a meeting is told of.
const AHEAD: TimeDelta = TimeDelta::days(31);
/// How many meetings of an instance are looked at.
const NEWEST: i64 = 10;

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        let mut waits = Vec::new();
        if KEEP_MEETINGS.is_given_to(reader) {
            waits.extend(kept(cx, db).await?);
        }
        let institution = reader.institution.filter(|_| SEE_MEETINGS.is_given_to(reader));
        if let Some(institution) = institution {
            for one in of_institution(db, Id::from_uuid(institution), cx.today()).await? {
                let is_near = one.meeting.day <= cx.today() + AHEAD && one.meeting.convened_on.is_some();
                let words = || cx.t1("meeting-wait-coming", "day", cx.day(&one.meeting.day));
                waits.extend(is_near.then(|| Wait::due(words(), one.meeting.path())));
            }
        }
        Ok(waits)
    })
}

/// What waits for whoever keeps the instances of a territory.
async fn kept(cx: &Cx, db: &mut Db) -> Result<Vec<Wait>> {
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    let mut waits = Vec::new();
    for one in yearly(db, territory, cx.today()).await?.into_iter().filter(|one| one.months > 0) {
        let words = cx.t2("meeting-wait-yearly", "name", one.name.as_str(), "due", cx.day(&one.due_on));
        waits.push(if one.is_over() { Wait::late(words, one.path()) } else { Wait::due(words, one.path()) });
    }
    for instance in instance::store::of_territory(db, territory).await? {
        for meeting in meeting::store::of_instance(db, instance.id, (0, NEWEST)).await? {
            let words = |key: &str| cx.t1(key, "day", cx.day(&meeting.day));
            if meeting.is_open() && meeting.ends_at() < cx.local_now() {
                waits.push(Wait::late(words("meeting-wait-unsaid"), meeting.path()));
            } else if meeting.state == MeetingState::Held {
                waits.push(Wait::due(words("meeting-wait-minutes"), meeting.path()));
            }
        }
    }
    Ok(waits)
}
