//! A campaign, its links and its result.

use base::Id;
use base::text::one_line;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use directory::Service;
use partner::{Contact, Institution, Territory};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use sqlx::FromRow;
use web::Errors;

/// A territory asks every institution to check its entries.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Campaign {
    pub id: Id<Campaign>,
    pub territory_id: Id<Territory>,
    pub name: String,
    pub opened_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    /// The function of whoever opened it.
    pub opened_by: String,
}

impl Campaign {
    pub const fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}

base::text_enum! {
    /// What was said of an entry.
    pub enum Outcome { Unchanged = "unchanged", Corrected = "corrected" }
}

/// The days after the opening on which institutions that have not answered are reminded.
const LADDER: [i64; 3] = [7, 14, 21];
/// The last reminder comes so many days before the end.
const LAST: i64 = 3;

/// How many mails an institution should have had by `today`: the first, and a reminder for each rung it has passed.
pub fn mails_due(campaign: &Campaign, today: NaiveDate) -> i64 {
    let rungs = LADDER.map(|days| campaign.opened_on + TimeDelta::days(days));
    let last = campaign.closes_on - TimeDelta::days(LAST);
    let before_last = rungs.iter().filter(|rung| **rung < last && **rung <= today).count();
    let is_last = last > campaign.opened_on && last <= today;
    1 + i64::try_from(before_last).unwrap_or(0) + i64::from(is_last)
}

/// An institution in a campaign, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub institution: Id<Institution>,
    pub name: String,
    pub is_signatory: bool,
    /// Nobody can be written to.
    pub is_mute: bool,
    pub mails: i64,
    pub last_mail_on: Option<NaiveDate>,
    pub count: Count,
}

/// How many entries, and what was said of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub entries: i64,
    pub answered: i64,
    pub corrected: i64,
}

impl Count {
    /// Answered, out of a hundred, rounded down: it is 100 only when all is.
    pub fn percent(self) -> i64 {
        if self.entries == 0 { 100 } else { self.answered * 100 / self.entries }
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            entries: self.entries + other.entries,
            answered: self.answered + other.answered,
            corrected: self.corrected + other.corrected,
        }
    }
}

/// An entry that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Asked {
    pub service_id: Id<Service>,
    pub institution_id: Id<Institution>,
    pub checked_on: Option<NaiveDate>,
    pub outcome: Option<Outcome>,
}

impl Asked {
    /// Somebody has answered for it since the campaign was opened, by the link or in the workspace.
    pub fn is_answered(&self, opened_on: NaiveDate) -> bool {
        self.outcome.is_some() || self.checked_on.is_some_and(|day| day >= opened_on)
    }
}

/// How far an institution is.
pub fn count(asked: &[Asked], institution: Id<Institution>, opened_on: NaiveDate) -> Count {
    let of = asked.iter().filter(|asked| asked.institution_id == institution);
    of.fold(Count::default(), |count, asked| {
        count.and(Count {
            entries: 1,
            answered: i64::from(asked.is_answered(opened_on)),
            corrected: i64::from(asked.outcome == Some(Outcome::Corrected)),
        })
    })
}

/// How long a link lives.
pub const LINK_LIFE: TimeDelta = TimeDelta::days(30);

/// A personal link, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Link {
    pub digest: String,
    pub campaign_id: Id<Campaign>,
    pub institution_id: Id<Institution>,
    pub contact_id: Id<Contact>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

/// What a link says: 128 bits that nobody guesses.
pub fn new_secret() -> String {
    BASE32_NOPAD.encode(&rand::random::<[u8; 16]>()).to_lowercase()
}

/// What is kept of a link.
pub fn digest(secret: &str) -> String {
    BASE32_NOPAD.encode(&Sha256::digest(secret.as_bytes())).to_lowercase()
}

const NAME: std::ops::RangeInclusive<usize> = 3..=100;
/// How long a campaign may last, in days.
const LONGEST: i64 = 120;
const SHORTEST: i64 = 7;

/// A campaign as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignForm {
    pub name: String,
    pub closes_on: String,
}

impl CampaignForm {
    /// The campaign of a territory opened on `today`, or what is wrong.
    pub fn check(&self, territory: Id<Territory>, (by, today): (&str, NaiveDate)) -> Result<Campaign, Errors> {
        let mut errors = Errors::default();
        let name = one_line(&self.name);
        errors.require("name", NAME.contains(&name.chars().count()), "campaign-name-length");
        let day = NaiveDate::parse_from_str(self.closes_on.trim(), "%Y-%m-%d").map_err(|_| "campaign-day-unreadable");
        let closes_on = errors.keep("closes_on", day);
        let lasts = closes_on.map(|day| (day - today).num_days());
        let fits = lasts.is_none_or(|days| (SHORTEST..=LONGEST).contains(&days));
        errors.require("closes_on", fits, "campaign-length");
        match closes_on {
            Some(closes_on) if errors.is_empty() => Ok(Campaign {
                id: Id::new(),
                territory_id: territory,
                name,
                opened_on: today,
                closes_on,
                closed_on: None,
                opened_by: by.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn campaign(closes_on: &str) -> Campaign {
        let form = CampaignForm { name: "Avant le comité".into(), closes_on: closes_on.into() };
        form.check(Id::new(), ("coordinatrice", day("2026-11-01"))).unwrap()
    }

    #[test]
    fn who_does_not_answer_is_reminded_after_one_two_and_three_weeks_and_before_the_end() {
        let campaign = campaign("2026-12-01");
        let due = |on: &str| mails_due(&campaign, day(on));
        assert_eq!([due("2026-11-01"), due("2026-11-07"), due("2026-11-08"), due("2026-11-15")], [1, 1, 2, 3]);
        assert_eq!([due("2026-11-22"), due("2026-11-27"), due("2026-11-28"), due("2026-12-01")], [4, 4, 5, 5]);
    }

    #[test]
    fn a_short_campaign_has_one_reminder_before_its_end() {
        let campaign = campaign("2026-11-08");
        assert_eq!([mails_due(&campaign, day("2026-11-04")), mails_due(&campaign, day("2026-11-08"))], [1, 2]);
    }

    #[test]
    fn a_hundred_percent_is_all_of_it() {
        let count = |entries, answered| Count { entries, answered, corrected: 0 }.percent();
        assert_eq!([count(300, 299), count(300, 300), count(3, 1), count(0, 0)], [99, 100, 33, 100]);
    }

    #[test]
    fn a_campaign_lasts_from_a_week_to_four_months() {
        let errors = |closes_on: &str, name: &str| {
            let form = CampaignForm { name: name.into(), closes_on: closes_on.into() };
            form.check(Id::new(), ("", day("2026-11-01"))).err().map(|errors| errors.iter().count())
        };
        assert_eq!(errors("2026-11-08", "Avant le comité"), None);
        for closes_on in ["2026-11-07", "2027-03-02", "2026-10-01", "demain", ""] {
            assert_eq!(errors(closes_on, "Avant le comité"), Some(1), "{closes_on}");
        }
        assert_eq!(errors("2026-11-08", "a"), Some(1));
    }

    #[test]
    fn a_link_is_kept_as_its_digest_alone() {
        let secret = new_secret();
        assert_eq!(secret.len(), 26);
        assert_ne!(digest(&secret), secret);
        assert_ne!(new_secret(), secret);
    }
}
