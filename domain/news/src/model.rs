//! What a partner announces, and what becomes of it.

use base::Id;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

base::text_enum! {
    /// Something that is known, or something one goes to.
    pub enum AnnouncementKind { News = "news", Event = "event" }
}

base::text_enum! {
    /// Who reads it once it is published.
    pub enum Audience { Public = "public", Partners = "partners" }
}

base::text_enum! {
    /// How far it is on its way to its readers.
    pub enum AnnouncementState {
        Draft = "draft", Proposed = "proposed", Published = "published", Refused = "refused", Withdrawn = "withdrawn",
    }
}

base::text_enum! {
    /// What moves it on, or writes it anew.
    pub enum AnnouncementAct {
        Begun = "begun", Corrected = "corrected", Proposed = "proposed", Published = "published", Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

/// A piece of news or an event, on the clocks of France.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Announcement {
    pub id: Id<Announcement>,
    pub territory_id: Id<Territory>,
    /// Who announces it; none: the network.
    pub institution_id: Option<Id<Institution>>,
    pub kind: AnnouncementKind,
    pub audience: Audience,
    pub state: AnnouncementState,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// The day of a piece of news; the first day of an event.
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    /// Minutes after midnight; none for whole days.
    pub from_minute: Option<i64>,
    pub until_minute: Option<i64>,
    pub place: String,
    pub commune: String,
    /// Where it is held or told online: `https` alone.
    pub link: String,
    /// How and with whom one puts one's name down.
    pub registration: String,
    /// Why it was refused.
    pub reason: String,
    /// The function of whoever began it.
    pub written_by: String,
    /// When it was published last; none if never.
    pub published_at: Option<DateTime<Utc>>,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

impl Announcement {
    /// A draft of which nothing is written yet.
    pub fn blank(territory: Id<Territory>, kind: AnnouncementKind, (by, now): (&str, DateTime<Utc>)) -> Self {
        let today = web::today_at(now);
        Self {
            id: Id::new(),
            territory_id: territory,
            institution_id: None,
            kind,
            audience: Audience::Public,
            state: AnnouncementState::Draft,
            title: String::new(),
            summary: String::new(),
            body: String::new(),
            from_on: today,
            until_on: today,
            from_minute: None,
            until_minute: None,
            place: String::new(),
            commune: String::new(),
            link: String::new(),
            registration: String::new(),
            reason: String::new(),
            written_by: by.to_owned(),
            published_at: None,
            version: 1,
            updated_at: now,
        }
    }

    pub fn is_event(&self) -> bool {
        self.kind == AnnouncementKind::Event
    }

    pub fn is_published(&self) -> bool {
        self.state == AnnouncementState::Published
    }

    /// Whether anybody reads it.
    pub fn is_public(&self) -> bool {
        self.is_published() && self.audience == Audience::Public
    }

    /// Its institution may write on: what waits for the coordination, or is read, is the coordination's to change.
    pub fn is_with_its_writer(&self) -> bool {
        matches!(self.state, AnnouncementState::Draft | AnnouncementState::Refused | AnnouncementState::Withdrawn)
    }

    pub fn may_be_published(&self) -> bool {
        self.state != AnnouncementState::Published
    }

    pub fn may_be_refused(&self) -> bool {
        self.state == AnnouncementState::Proposed
    }

    pub fn may_be_withdrawn(&self) -> bool {
        matches!(self.state, AnnouncementState::Proposed | AnnouncementState::Published)
    }

    /// Nobody but its writers ever had it before them.
    pub fn may_be_deleted(&self) -> bool {
        self.is_with_its_writer() && self.published_at.is_none()
    }

    /// What is missing before others read it: the field, and the key of the sentence that asks for it.
    pub fn lacks(&self) -> Option<(&'static str, &'static str)> {
        if self.summary.is_empty() {
            return Some(("summary", "news-summary-needed"));
        }
        if self.body.is_empty() {
            return Some(("body", "news-body-needed"));
        }
        let is_nowhere = self.is_event() && self.place.is_empty() && self.link.is_empty();
        is_nowhere.then_some(("place", "news-place-needed"))
    }

    /// Whether it is an event that is over.
    pub fn is_past(&self, now: NaiveDateTime) -> bool {
        let last = match self.until_minute.or(self.from_minute) {
            Some(minute) => at(self.until_on, minute),
            None => at(self.until_on, DAY),
        };
        self.is_event() && last <= now
    }

    pub fn from_time(&self) -> Option<NaiveTime> {
        self.from_minute.map(|minute| at(self.from_on, minute).time())
    }

    pub fn until_time(&self) -> Option<NaiveTime> {
        self.until_minute.map(|minute| at(self.until_on, minute).time())
    }

    /// From when until when, for a calendar: one wants an end, and an hour stands for the one that nobody told.
    pub fn when(&self) -> calendar::When {
        let (from, until) = (self.from_minute, self.until_minute);
        let Some(from) = from else { return calendar::When::Days { from: self.from_on, to: self.until_on } };
        let from = at(self.from_on, from);
        let to = until.map_or(from + TimeDelta::hours(1), |minute| at(self.until_on, minute));
        calendar::When::At { from, to: to.max(from) }
    }

    /// « Salons d’honneur, Valbourg ».
    pub fn whereabouts(&self) -> String {
        [&self.place, &self.commune].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }

    /// Its page in the workspace.
    pub fn path(&self) -> String {
        format!("/pro/actualites/{}", self.id)
    }

    /// Its page on the public face of a territory.
    pub fn public_path(&self, slug: &str) -> String {
        let room = if self.is_event() { "agenda" } else { "actualites" };
        format!("/infos/{slug}/{room}/{}", self.id)
    }
}

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

fn at(day: NaiveDate, minute: i64) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute)
}

/// A text as it stood after somebody wrote it, or moved it on.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AnnouncementVersion {
    pub version: i64,
    pub at: DateTime<Utc>,
    pub act: AnnouncementAct,
    pub function: String,
    pub form: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(from: (&str, Option<i64>), until: (&str, Option<i64>)) -> Announcement {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        Announcement {
            from_on: from.0.parse().unwrap(),
            from_minute: from.1,
            until_on: until.0.parse().unwrap(),
            until_minute: until.1,
            ..Announcement::blank(Id::new(), AnnouncementKind::Event, ("agent", now))
        }
    }

    fn moment(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn an_event_is_past_once_its_end_or_its_last_day_is() {
        let told = event(("2026-11-25", Some(900)), ("2026-11-25", Some(1020)));
        assert!(!told.is_past(moment("2026-11-25T16:59:00")) && told.is_past(moment("2026-11-25T17:00:00")));
        let whole = event(("2026-11-24", None), ("2026-11-25", None));
        assert!(!whole.is_past(moment("2026-11-25T23:59:00")) && whole.is_past(moment("2026-11-26T00:00:00")));
        let news = Announcement { kind: AnnouncementKind::News, ..whole };
        assert!(!news.is_past(moment("2030-01-01T00:00:00")), "a piece of news is not over");
    }

    #[test]
    fn an_event_without_an_end_takes_an_hour_of_a_calendar_and_whole_days_take_days() {
        let open = event(("2026-11-25", Some(900)), ("2026-11-25", None));
        let (from, to) = (moment("2026-11-25T15:00:00"), moment("2026-11-25T16:00:00"));
        assert_eq!(open.when(), calendar::When::At { from, to });
        let night = event(("2026-11-25", Some(22 * 60)), ("2026-11-26", Some(60)));
        let (from, to) = (moment("2026-11-25T22:00:00"), moment("2026-11-26T01:00:00"));
        assert_eq!(night.when(), calendar::When::At { from, to });
        let whole = event(("2026-11-24", None), ("2026-11-25", None));
        assert_eq!(whole.when(), calendar::When::Days { from: whole.from_on, to: whole.until_on });
    }

    #[test]
    fn what_is_proposed_or_published_is_no_longer_its_writers_to_change() {
        let in_state = |state| Announcement { state, ..event(("2026-11-25", None), ("2026-11-25", None)) };
        let may = |state| {
            let one = in_state(state);
            [one.is_with_its_writer(), one.may_be_published(), one.may_be_refused(), one.may_be_withdrawn()]
        };
        assert_eq!(may(AnnouncementState::Draft), [true, true, false, false]);
        assert_eq!(may(AnnouncementState::Proposed), [false, true, true, true]);
        assert_eq!(may(AnnouncementState::Published), [false, false, false, true]);
        assert_eq!(may(AnnouncementState::Refused), [true, true, false, false]);
        assert_eq!(may(AnnouncementState::Withdrawn), [true, true, false, false]);
        let read = Announcement { published_at: Some(DateTime::UNIX_EPOCH), ..in_state(AnnouncementState::Withdrawn) };
        assert!(in_state(AnnouncementState::Withdrawn).may_be_deleted() && !read.may_be_deleted());
    }

    #[test]
    fn nobody_reads_what_has_no_summary_no_text_or_for_an_event_no_place() {
        let bare = event(("2026-11-25", None), ("2026-11-25", None));
        assert_eq!(bare.lacks().map(|(field, _)| field), Some("summary"));
        let summed = Announcement { summary: "Une marche.".into(), ..bare };
        assert_eq!(summed.lacks().map(|(field, _)| field), Some("body"));
        let told = Announcement { body: "Venez.".into(), ..summed };
        assert_eq!(told.lacks().map(|(field, _)| field), Some("place"));
        assert_eq!(Announcement { link: "https://a.example".into(), ..told.clone() }.lacks(), None);
        assert_eq!(Announcement { kind: AnnouncementKind::News, ..told }.lacks(), None);
    }
}
