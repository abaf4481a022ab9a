//! What news have for whoever is signed in: texts to decide of, a text that came back, things to prepare, what is new.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Pressure, Result, Wait, Waits};

use crate::{MODERATE_NEWS, SEE_NEWS, WRITE_NEWS, store};

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, since: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        if !SEE_NEWS.is_given_to(reader) {
            return Ok(Vec::new());
        }
        let territory = Id::from_uuid(reader.territory);
        let mut waits = Vec::new();
        if MODERATE_NEWS.is_given_to(reader) {
            let count = store::count_proposed(db, territory).await?;
            let path = "/pro/actualites?show=to_moderate";
            waits.extend(Wait::counted(cx, Pressure::Due, ("desk-news-proposed", count), path));
        }
        if let Some(institution) = reader.institution.filter(|_| WRITE_NEWS.is_given_to(reader)) {
            waits.extend(asked(cx, db, Id::from_uuid(institution)).await?);
        }
        for one in crate::latest(db, territory, since).await? {
            waits.push(Wait::news(cx.t1("desk-news-published", "title", one.title.as_str()), one.path()));
        }
        Ok(waits)
    })
}

/// What an institution has to prepare, and what was given back to it.
async fn asked(cx: &Cx, db: &mut Db, institution: Id<partner::Institution>) -> Result<Vec<Wait>> {
    let (today, mut waits) = (cx.today(), Vec::new());
    for due in crate::moments_due(db, institution, today).await? {
        let day = cx.day(&due.task.due_on);
        let words = cx.t2("desk-moment-due", "task", due.task.title.as_str(), "day", day);
        let path = format!("/pro/actualites/temps-forts/annees/{}", due.task.moment_year_id);
        waits.push(if due.task.is_late(today) { Wait::late(words, path) } else { Wait::due(words, path) });
    }
    let reader = cx.signed_in()?;
    for one in store::refused(db, Id::from_uuid(reader.territory), institution).await? {
        waits.push(Wait::due(cx.t1("desk-news-refused", "title", one.title.as_str()), one.path()));
    }
    Ok(waits)
}
