//! Opening hours, from days and hours in French to OpenStreetMap's syntax.

use base::text::fold;

use crate::{Hours, Range};

use super::{Opening, Reason, Why};

const DAYS: [(&str, &str); 7] = [
    ("lundi", "Mo"),
    ("mardi", "Tu"),
    ("mercredi", "We"),
    ("jeudi", "Th"),
    ("vendredi", "Fr"),
    ("samedi", "Sa"),
    ("dimanche", "Su"),
];
const DAY: u32 = 24 * 60;
/// A range that ends before it starts is a night when it ends by this hour; else somebody mistyped it.
const DAWN: u32 = 6 * 60;

type Week = [Vec<Range>; 7];

/// What a note says when a day is not the same each week.
const SOME_WEEKS: [&str; 6] =
    ["du mois", "semaine paire", "semaine impaire", "semaines paires", "semaines impaires", "sur deux"];

/// Says whether hours hold in some weeks only (« le 2e samedi du mois »): they are told in words, as a week that they
/// stand in would say « open » to someone who finds the door closed.
fn is_some_weeks(opening: &Opening) -> bool {
    let is_so = |note: &String| {
        let note = format!(" {} ", fold(note));
        SOME_WEEKS.iter().any(|words| note.contains(&format!(" {words} ")))
    };
    opening.from == opening.until && opening.notes.iter().any(is_so)
}

/// The hours, or none and a remark when any of them cannot be read: half of a week would mislead.
pub fn hours(openings: &[Opening], is_closed_on_holidays: bool, remarks: &mut Vec<Reason>) -> Option<Hours> {
    let (in_words, told): (Vec<_>, Vec<_>) =
        openings.iter().filter(|opening| !opening.ranges.is_empty()).partition(|opening| is_some_weeks(opening));
    remarks.extend(in_words.iter().map(|opening| Reason::new(Why::HoursInWords, &days_in_french(opening))));
    let week = match told.into_iter().map(days_and_ranges).collect::<Result<Vec<_>, String>>() {
        Ok(told) if told.is_empty() => return None,
        Ok(told) => week(told),
        Err(unreadable) => {
            remarks.push(Reason::new(Why::HoursDropped, &unreadable));
            return None;
        }
    };
    let text = format!("{}{}", osm(&week), if is_closed_on_holidays { "; PH off" } else { "" });
    let hours = text.parse();
    if hours.is_err() {
        remarks.push(Reason::new(Why::HoursDropped, &text));
    }
    hours.ok()
}

fn days_and_ranges(opening: &Opening) -> Result<(Vec<usize>, Vec<Range>), String> {
    let day = |name: &str| DAYS.iter().position(|(day, _)| *day == name);
    let (Some(from), Some(until)) = (day(&opening.from), day(&opening.until)) else {
        return Err(format!("{} - {}", opening.from, opening.until));
    };
    let count = (until + 7 - from) % 7;
    let days = (from..=from + count).map(|day| day % 7).collect();
    let ranges = opening.ranges.iter().map(|(from, until)| range(from, until).ok_or(format!("{from} - {until}")));
    Ok((days, ranges.collect::<Result<_, _>>()?))
}

/// `09:00:00` in minutes.
fn minutes(text: &str) -> Option<u32> {
    let mut parts = text.split(':').map(|part| part.parse::<u32>().ok().filter(|_| part.len() == 2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= DAY).then_some(minutes)
}

fn range(from: &str, until: &str) -> Option<Range> {
    let (from, until) = (minutes(from)?, minutes(until)?);
    match until {
        _ if from >= DAY => None,
        0 => Some((from, DAY)),
        1439 => Some((from, DAY)),
        until if until > from => Some((from, until)),
        until if until <= DAWN && until < from => Some((from, until + DAY)),
        _ => None,
    }
}

fn week(told: Vec<(Vec<usize>, Vec<Range>)>) -> Week {
    let mut week = Week::default();
    for (days, ranges) in told {
        for day in days {
            if let Some(of_day) = week.get_mut(day) {
                of_day.extend(&ranges);
            }
        }
    }
    week.map(joined)
}

/// The ranges of a day in their order, those that touch made one.
fn joined(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable();
    let mut joined: Vec<Range> = Vec::with_capacity(ranges.len());
    for (from, until) in ranges {
        match joined.last_mut() {
            Some((_, last)) if from <= *last => *last = until.max(*last),
            _ => joined.push((from, until)),
        }
    }
    joined
}

/// `Mo-Tu,Th 09:00-12:00; We 10:00-12:00`: days with the same hours stand together.
fn osm(week: &Week) -> String {
    let mut groups: Vec<(&[Range], Vec<usize>)> = Vec::new();
    for (day, ranges) in week.iter().enumerate().filter(|(_, ranges)| !ranges.is_empty()) {
        match groups.iter_mut().find(|(same, _)| *same == ranges.as_slice()) {
            Some((_, days)) => days.push(day),
            None => groups.push((ranges, vec![day])),
        }
    }
    let rules = groups.iter().map(|(ranges, days)| format!("{} {}", days_text(days), ranges_text(ranges)));
    rules.collect::<Vec<_>>().join("; ")
}

fn days_text(days: &[usize]) -> String {
    let runs = days.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [] => String::new(),
        [day] => code(*day).to_owned(),
        [first, .., last] => format!("{}-{}", code(*first), code(*last)),
    });
    runs.collect::<Vec<_>>().join(",")
}

fn code(day: usize) -> &'static str {
    DAYS.get(day).map_or("", |(_, code)| code)
}

fn ranges_text(ranges: &[Range]) -> String {
    let hour = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let until = |minutes: u32| hour(if minutes > DAY { minutes - DAY } else { minutes });
    ranges.iter().map(|(from, to)| format!("{}-{}", hour(*from), until(*to))).collect::<Vec<_>>().join(",")
}

/// What is said of the hours, each thing once; what holds on some days only says which.
pub fn notes(openings: &[Opening]) -> Vec<String> {
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for opening in openings.iter().filter(|opening| !is_some_weeks(opening)) {
        for note in &opening.notes {
            match notes.iter_mut().find(|(same, _)| fold(same) == fold(note)) {
                Some((_, days)) => days.push(days_in_french(opening)),
                None => notes.push((note, vec![days_in_french(opening)])),
            }
        }
    }
    let told = notes.into_iter().map(|(note, days)| {
        if days.len() >= openings.len() { note.to_owned() } else { format!("{} : {note}", capital(&days.join(" et "))) }
    });
    told.chain(openings.iter().filter(|opening| is_some_weeks(opening)).map(in_words)).collect()
}

/// « Samedi (09:00-12:00) : Accueil ouvert le 2e samedi du mois. »
fn in_words(opening: &Opening) -> String {
    let minute = |text: &str| text.get(..5).unwrap_or(text).to_owned();
    let ranges = opening.ranges.iter().map(|(from, until)| format!("{}-{}", minute(from), minute(until)));
    let ranges = ranges.collect::<Vec<_>>().join(", ");
    format!("{} ({ranges}) : {}", capital(&days_in_french(opening)), opening.notes.join(" "))
}

fn days_in_french(opening: &Opening) -> String {
    if opening.from == opening.until { opening.from.clone() } else { format!("{} à {}", opening.from, opening.until) }
}

/// The text with a capital letter first.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(from: &str, until: &str, ranges: &[(&str, &str)], note: &str) -> Opening {
        Opening {
            from: from.into(),
            until: until.into(),
            ranges: ranges.iter().map(|(from, until)| ((*from).to_owned(), (*until).to_owned())).collect(),
            notes: Some(note.to_owned()).filter(|note| !note.is_empty()).into_iter().collect(),
        }
    }

    fn text(openings: &[Opening]) -> Option<String> {
        let mut remarks = Vec::new();
        let hours = hours(openings, false, &mut remarks);
        assert_eq!(hours.is_none(), !remarks.is_empty());
        hours.map(|hours| hours.as_str().to_owned())
    }

    const MORNING: &[(&str, &str)] = &[("09:00:00", "12:00:00")];

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let both = [("14:00:00", "17:00:00"), ("09:00:00", "12:00:00")];
        let week = [
            opening("jeudi", "vendredi", &both, ""),
            opening("mercredi", "mercredi", MORNING, ""),
            opening("lundi", "mardi", &both, ""),
        ];
        assert_eq!(text(&week).unwrap(), "Mo-Tu,Th-Fr 09:00-12:00,14:00-17:00; We 09:00-12:00");
    }

    #[test]
    fn a_run_of_days_may_pass_over_the_weekend() {
        assert_eq!(text(&[opening("samedi", "lundi", MORNING, "")]).unwrap(), "Mo,Sa-Su 09:00-12:00");
    }

    #[test]
    fn ranges_that_touch_are_one_and_midnight_ends_a_day() {
        let day = [("00:00", "08:00"), ("08:00", "23:59:00")];
        let all = text(&[opening("lundi", "dimanche", &day, "")]).unwrap();
        assert_eq!(all, "Mo-Su 00:00-24:00");
        assert_eq!(text(&[opening("lundi", "lundi", &[("20:00", "02:00")], "")]).unwrap(), "Mo 20:00-02:00");
    }

    #[test]
    fn unreadable_hours_are_left_out_whole() {
        for (from, until, range) in [
            ("lundi", "vendredi", ("14:00", "12:00")),
            ("lundi", "vendredi", ("9h", "12h")),
            ("lundi", "vendredi", ("09:00", "25:00")),
            ("lundi", "vendredi", ("09:00", "09:00")),
            ("lundi", "ferie", ("09:00", "12:00")),
            ("", "", ("09:00", "12:00")),
        ] {
            let openings = [opening("mardi", "mardi", MORNING, ""), opening(from, until, &[range], "")];
            assert_eq!(text(&openings), None, "{from} {until} {range:?}");
        }
    }

    #[test]
    fn hours_that_nobody_told_are_none_without_a_remark() {
        let mut remarks = Vec::new();
        assert_eq!(hours(&[opening("lundi", "vendredi", &[], "Sonnez.")], true, &mut remarks), None);
        assert!(remarks.is_empty());
    }

    #[test]
    fn a_public_office_is_closed_on_public_holidays() {
        let hours = hours(&[opening("lundi", "lundi", MORNING, "")], true, &mut Vec::new()).unwrap();
        assert_eq!(hours.as_str(), "Mo 09:00-12:00; PH off");
    }

    #[test]
    fn hours_of_some_weeks_are_told_in_words_and_do_not_open_every_week() {
        for note in ["Ouvert le 2e samedi du mois.", "Ouvert les semaines paires.", "Un samedi sur deux."] {
            let openings = [opening("lundi", "vendredi", MORNING, ""), opening("samedi", "samedi", MORNING, note)];
            let mut remarks = Vec::new();
            let found = hours(&openings, false, &mut remarks).unwrap();
            assert_eq!((found.as_str(), remarks[0].why), ("Mo-Fr 09:00-12:00", Why::HoursInWords));
            assert_eq!(notes(&openings), [format!("Samedi (09:00-12:00) : {note}")]);
        }
    }

    #[test]
    fn a_note_is_told_once_and_says_for_which_days() {
        let everywhere = [opening("lundi", "mardi", MORNING, "Sonnez."), opening("jeudi", "jeudi", MORNING, "Sonnez.")];
        assert_eq!(notes(&everywhere), ["Sonnez."]);
        let some = [opening("lundi", "mardi", MORNING, "Sur rendez-vous."), opening("jeudi", "jeudi", MORNING, "")];
        assert_eq!(notes(&some), ["Lundi à mardi : Sur rendez-vous."]);
    }
}
