//! Calendars that telephones and mail programs read (iCalendar, RFC 5545), on the clocks of France. What stands in one may be
//! seen over a shoulder: callers put in what may be.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use icalendar::{CalendarDateTime, Component as _, EventLike as _, EventStatus, Property};

/// The clocks of France since 1996: whoever reads a calendar asks nobody else.
const CLOCKS: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// When something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From one moment to another.
    At { from: NaiveDateTime, to: NaiveDateTime },
    /// Whole days, the last one too.
    Days { from: NaiveDate, to: NaiveDate },
}

/// When it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Again {
    /// The rule, without its end; none for what comes but on the days of `added`.
    pub rule: Option<String>,
    /// When it comes for the last time.
    pub until: Option<NaiveDateTime>,
    pub without: Vec<NaiveDateTime>,
    pub added: Vec<NaiveDateTime>,
}

/// Something that takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for ever: by it a calendar knows what it has already.
    pub uid: String,
    /// Grows with each change that is told.
    pub sequence: i64,
    pub stamp: DateTime<Utc>,
    pub when: When,
    pub again: Again,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub is_cancelled: bool,
}

/// Between whom an invitation goes.
#[derive(Debug, Clone, Copy)]
pub struct Invitation<'a> {
    /// The address that answers go to.
    pub organizer: &'a str,
    pub attendee: &'a str,
}

/// A calendar that is being written.
#[derive(Debug, Clone)]
pub struct Calendar {
    maker: &'static str,
    events: Vec<icalendar::Event>,
}

impl Calendar {
    /// A calendar of `maker`, a formal identifier such as `-//reunions//FR`.
    pub const fn new(maker: &'static str) -> Self {
        Self { maker, events: Vec::new() }
    }

    pub fn push(&mut self, event: &Event) {
        self.events.push(written(event));
    }

    /// The whole calendar.
    pub fn finish(self) -> String {
        self.written(None)
    }

    /// What a mail carries that invites to `event` or, if it is cancelled, takes the invitation back (RFC 5546).
    pub fn invitation(maker: &'static str, event: &Event, invitation: Invitation<'_>) -> String {
        let mut written = written(event);
        written.add_property("ORGANIZER", mailto(invitation.organizer));
        let mut attendee = Property::new("ATTENDEE", mailto(invitation.attendee));
        attendee.add_parameter("ROLE", "REQ-PARTICIPANT").add_parameter("PARTSTAT", "NEEDS-ACTION");
        written.append_multi_property(attendee.done());
        let method = if event.is_cancelled { "CANCEL" } else { "REQUEST" };
        Self { maker, events: vec![written] }.written(Some(method))
    }

    fn written(self, method: Option<&str>) -> String {
        let method = method.map(|method| format!("METHOD:{method}\r\n")).unwrap_or_default();
        // Writing into memory does not fail.
        let events: String = self.events.iter().filter_map(|event| event.try_into_string().ok()).collect();
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{}\r\nCALSCALE:GREGORIAN\r\n{method}{CLOCKS}{events}END:VCALENDAR\r\n",
            self.maker
        )
    }
}

fn mailto(address: &str) -> String {
    format!("mailto:{address}")
}

/// A moment on the clocks of France.
fn at(moment: NaiveDateTime) -> CalendarDateTime {
    CalendarDateTime::WithTimezone { date_time: moment, tzid: Paris.name().to_owned() }
}

fn written(event: &Event) -> icalendar::Event {
    let mut written = icalendar::Event::with_uid(&event.uid);
    written.timestamp(event.stamp).summary(&event.summary).add_property("SEQUENCE", event.sequence.to_string());
    match event.when {
        When::At { from, to } => written.starts(at(from)).ends(at(to)),
        // The end of whole days is the first day after them.
        When::Days { from, to } => written.starts(from).ends(to + TimeDelta::days(1)),
    };
    if !event.description.is_empty() {
        written.description(&event.description);
    }
    if !event.location.is_empty() {
        written.location(&event.location);
    }
    if event.is_cancelled {
        written.status(EventStatus::Cancelled);
    }
    again(&mut written, &event.again);
    written.done()
}

fn again(event: &mut icalendar::Event, again: &Again) {
    if let Some(rule) = &again.rule {
        event.add_property("RRULE", with_end(rule, again.until));
    }
    for moment in &again.without {
        event.exdate(at(*moment));
    }
    for moment in &again.added {
        event.rdate(at(*moment));
    }
}

/// The rule with its end, which RFC 5545 wants in UTC.
fn with_end(rule: &str, until: Option<NaiveDateTime>) -> String {
    match until.and_then(|until| until.and_local_timezone(Paris).earliest()) {
        Some(last) => format!("{rule};UNTIL={}", last.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ")),
        None => rule.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting() -> Event {
        let day = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        Event {
            uid: "a".to_owned(),
            sequence: 2,
            stamp: DateTime::UNIX_EPOCH,
            when: When::At { from: day.and_hms_opt(9, 30, 0).unwrap(), to: day.and_hms_opt(11, 0, 0).unwrap() },
            again: Again::default(),
            summary: "Réunion; première, suite".to_owned(),
            description: "Un\nDeux".to_owned(),
            location: String::new(),
            is_cancelled: false,
        }
    }

    #[test]
    fn a_moment_is_told_on_the_clocks_of_france_which_the_calendar_brings() {
        let mut calendar = Calendar::new("-//essai//FR");
        calendar.push(&meeting());
        let text = calendar.finish();
        assert!(text.contains("DTSTART;TZID=Europe/Paris:20260701T093000\r\n"), "{text}");
        assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"), "{text}");
        assert!(text.contains("PRODID:-//essai//FR\r\n"), "{text}");
        assert!(!text.contains("METHOD"), "{text}");
        assert!(!text.contains("LOCATION"), "{text}");
    }

    #[test]
    fn a_text_ends_no_line_and_no_value() {
        let mut calendar = Calendar::new("-//essai//FR");
        calendar.push(&meeting());
        let text = calendar.finish();
        assert!(text.contains("SUMMARY:Réunion\\; première\\, suite\r\n"), "{text}");
        assert!(text.contains("DESCRIPTION:Un\\nDeux\r\n"), "{text}");
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let (from, to) =
            (NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(), NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
        let mut calendar = Calendar::new("-//essai//FR");
        calendar.push(&Event { when: When::Days { from, to }, ..meeting() });
        let text = calendar.finish();
        assert!(text.contains("DTSTART;VALUE=DATE:20261125\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20261127\r\n"), "{text}");
    }

    #[test]
    fn an_invitation_asks_one_and_a_cancelled_one_is_taken_back() {
        let between = Invitation { organizer: "mairie@valbourg.example", attendee: "ccas@valbourg.example" };
        let asked = Calendar::invitation("-//essai//FR", &meeting(), between);
        assert!(asked.contains("\r\nMETHOD:REQUEST\r\n"), "{asked}");
        assert!(asked.contains("\r\nSEQUENCE:2\r\n"), "{asked}");
        assert!(asked.replace("\r\n ", "").contains(":mailto:ccas@valbourg.example\r\n"), "{asked}");
        let back = Calendar::invitation("-//essai//FR", &Event { is_cancelled: true, ..meeting() }, between);
        assert!(back.contains("\r\nMETHOD:CANCEL\r\n"), "{back}");
        assert!(back.contains("\r\nSTATUS:CANCELLED\r\n"), "{back}");
    }
}
