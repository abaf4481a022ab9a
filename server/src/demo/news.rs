//! What the networks of the demonstration announce: facts of the public texts, under their dates; and the next 8 March as it is
//! being prepared, which is made up.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use news::{Announcement, AnnouncementKind, AnnouncementState, Audience, MomentTask, MomentYear, Press};
use partner::{Institution, Territory};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/news.toml");

/// Whoever copied the texts.
const WRITTEN_BY: &str = "coordinatrice du contrat local";

/// Where announcements stand.
pub struct Ground<'a> {
    pub territories: &'a HashMap<&'a str, Id<Territory>>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct News {
    #[serde(rename = "announcement")]
    announcements: Vec<Told>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    territory: String,
    institution: String,
    kind: AnnouncementKind,
    state: Option<AnnouncementState>,
    audience: Option<Audience>,
    title: String,
    summary: String,
    body: String,
    /// The day of a fact.
    from_on: Option<NaiveDate>,
    /// Month and day of what comes next, and is an example.
    next: Option<(i64, i64)>,
    from_minute: Option<i64>,
    until_minute: Option<i64>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    commune: String,
}

/// At which hour a text of a day was there to be read.
const EVENING: TimeDelta = TimeDelta::hours(18);

impl Ground<'_> {
    fn institution(&self, key: &str) -> anyhow::Result<Id<Institution>> {
        self.institutions.get(key).copied().with_context(|| format!("no institution {key}"))
    }

    fn territory(&self, slug: &str) -> anyhow::Result<Id<Territory>> {
        self.territories.get(slug).copied().with_context(|| format!("no territory {slug}"))
    }

    fn day(&self, told: &Told) -> anyhow::Result<NaiveDate> {
        let today = web::today_at(self.now);
        let next = told.next.and_then(|(month, day)| news::next_on(month, day, today));
        told.from_on.or(next).with_context(|| told.title.clone())
    }

    fn announcement(&self, told: &Told) -> anyhow::Result<Announcement> {
        let (on, state) = (self.day(told)?, told.state.unwrap_or(AnnouncementState::Published));
        let evening = on.and_time(chrono::NaiveTime::MIN).and_utc() + EVENING;
        let is_published = state == AnnouncementState::Published;
        Ok(Announcement {
            institution_id: Some(self.institution(&told.institution)?),
            audience: told.audience.unwrap_or(Audience::Public),
            state,
            title: told.title.clone(),
            summary: told.summary.clone(),
            body: told.body.trim().to_owned(),
            from_on: on,
            until_on: on,
            from_minute: told.from_minute,
            until_minute: told.until_minute,
            place: told.place.clone(),
            commune: told.commune.clone(),
            published_at: is_published.then_some(evening),
            updated_at: if is_published { evening } else { self.now },
            ..Announcement::blank(self.territory(&told.territory)?, told.kind, (WRITTEN_BY, self.now))
        })
    }
}

/// Makes the announcements, the days that come back in both territories, and the next 8 March of Boulogne-Billancourt.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let told: News = toml::from_str(FILE).context("the news of the demonstration")?;
    for told in &told.announcements {
        news::add(db, &ground.announcement(told)?).await?;
    }
    let territory = ground.territory("boulogne-billancourt")?;
    news::put_press(db, &press(territory)).await?;
    for slug in ["boulogne-billancourt", "angers-loire-metropole"] {
        for moment in news::offered(ground.territory(slug)?)? {
            news::add_moment(db, &moment).await?;
            if moment.territory_id == territory && moment.month == 3 {
                prepare(db, ground, &moment).await?;
            }
        }
    }
    Ok(())
}

fn press(territory_id: Id<Territory>) -> Press {
    Press {
        about: "Le contrat local veut rendre les aides plus lisibles, faire mieux circuler l’information entre ceux qui agissent, et \
                développer un maillage du territoire pour mieux prendre en charge les victimes."
            .to_owned(),
        contact: "service communication de la Ville (démonstration)".to_owned(),
        phone: "01 99 00 00 10".to_owned(),
        email: "presse@demo.example".to_owned(),
        version: 1,
        ..Press::blank(territory_id)
    }
}

/// Who does the first things of the list, one after the other: made up.
const OWNERS: [&str; 3] =
    ["ville-boulogne-billancourt", "ccas-boulogne-billancourt", "commissariat-boulogne-billancourt"];

async fn prepare(db: &mut Db, ground: &Ground<'_>, moment: &news::Moment) -> anyhow::Result<()> {
    let today = web::today_at(ground.now);
    let held_on = moment.next(today).context("the next 8 March")?;
    let year = MomentYear {
        id: Id::new(),
        moment_id: moment.id,
        year: i64::from(chrono::Datelike::year(&held_on)),
        held_on,
        opened_on: today,
        opened_by: WRITTEN_BY.to_owned(),
    };
    news::add_year(db, &year).await?;
    for ((days, title), owner) in moment.lines().into_iter().zip(OWNERS.iter().cycle()) {
        let task = MomentTask::of(&year, days, title);
        let is_done = task.due_on < today;
        let task = MomentTask {
            institution_id: Some(ground.institution(owner)?),
            done_on: is_done.then_some(today),
            done_by: if is_done { WRITTEN_BY.to_owned() } else { String::new() },
            ..task
        };
        news::add_task(db, &task).await?;
    }
    Ok(())
}
