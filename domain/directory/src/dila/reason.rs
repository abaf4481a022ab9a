//! Why a body is refused, or what was left of it.

use base::text::one_line;
use serde::Serialize;

base::text_enum! {
    /// A code for each thing that can be wrong: those before `TooLarge` refuse what was named, those before `KeptByPerson`
    /// refuse the body, the others are remarks. Whoever shows a report has a sentence for each.
    pub enum Why {
        EmptyFile = "empty_file", EmptyFolder = "empty_folder", EmptyArchive = "empty_archive", Zip = "zip",
        Bzip2 = "bzip2", BrokenArchive = "broken_archive", TooMuch = "too_much", TooDeep = "too_deep",
        TooLarge = "too_large", NotText = "not_text", Doctype = "doctype",
        XmlBroken = "xml_broken", XmlCut = "xml_cut", XmlDeep = "xml_deep", XmlEmpty = "xml_empty",
        XmlEntity = "xml_entity", XmlMismatched = "xml_mismatched", XmlOutside = "xml_outside", XmlSecond = "xml_second",
        XmlUnclosed = "xml_unclosed",
        NotDila = "not_dila", NoId = "no_id", NoType = "no_type", NoName = "no_name", NoCommune = "no_commune",
        SeenBefore = "seen_before", SameBody = "same_body", UnknownCommune = "unknown_commune", Foreign = "foreign",
        NoTerritory = "no_territory",
        KeptByPerson = "kept_by_person", OtherTerritory = "other_territory",
        DateDropped = "date_dropped", NameCut = "name_cut", TextCut = "text_cut",
        PhoneDropped = "phone_dropped", PhonesLeft = "phones_left",
        EmailCleaned = "email_cleaned", EmailDropped = "email_dropped", UrlAsEmail = "url_as_email",
        EmailsLeft = "emails_left",
        UrlCompleted = "url_completed", UrlDropped = "url_dropped", UrlsLeft = "urls_left",
        PostalOnly = "postal_only", PostalCodeDropped = "postal_code_dropped",
        PostalCodeElsewhere = "postal_code_elsewhere",
        PointUnreadable = "point_unreadable", PointZero = "point_zero", PointTwice = "point_twice",
        PointOutside = "point_outside", PointFar = "point_far",
        HoursDropped = "hours_dropped", HoursInWords = "hours_in_words",
    }
}

/// The longest piece of a file that a report repeats, in letters.
const QUOTED: usize = 80;

/// What is wrong, and with which value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    #[serde(rename = "code")]
    pub why: Why,
    /// A piece of the file, on one line and cut: it goes to a terminal.
    pub value: String,
}

impl Reason {
    pub fn new(why: Why, value: &str) -> Self {
        Self { why, value: shortened(&one_line(value), QUOTED) }
    }
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        Self::new(why, "")
    }
}

/// The first `most` letters of `text`, with an ellipsis for the others.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The first `most` letters of `text`, and a remark when there are others.
pub fn cut(text: &str, most: usize, why: Why, remarks: &mut Vec<Reason>) -> String {
    let kept = shortened(text, most);
    if kept != text {
        remarks.push(Reason::new(why, text));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_file_is_quoted_on_one_short_line() {
        let reason = Reason::new(Why::NoId, &format!("a\u{1b}[31m\nb{}", "é".repeat(200)));
        assert!(!reason.value.chars().any(char::is_control));
        assert_eq!(reason.value.chars().count(), QUOTED);
    }

    #[test]
    fn json_carries_the_code_and_the_value() {
        let json = serde_json::to_value(Reason::new(Why::UnknownCommune, "99999")).unwrap();
        assert_eq!(json, serde_json::json!({"code": "unknown_commune", "value": "99999"}));
    }
}
