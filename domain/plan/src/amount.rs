//! Amounts: whole numbers, percents and euros as people type and read them. Inside they are integers: hundredths of percents and
//! of euros, so that nothing is lost.

use web::Lang;

base::text_enum! {
    /// What an amount counts.
    pub enum Unit { Count = "count", Percent = "percent", Euros = "euros" }
}

/// The most that is believed of a count, and of euros.
const MOST: i64 = 1_000_000_000;

impl Unit {
    const fn has_hundredths(self) -> bool {
        matches!(self, Self::Percent | Self::Euros)
    }

    /// Reads « 2 800 », « 44,5 % » or « 95 000 € ». A count has neither sign nor comma, a percent is at most a hundred.
    pub fn read(self, typed: &str) -> Result<i64, &'static str> {
        let fault = match self {
            Self::Count => "plan-count-unreadable",
            Self::Percent => "plan-percent-unreadable",
            Self::Euros => "plan-euros-unreadable",
        };
        let amount = digits(self, typed).ok_or(fault)?;
        let most = match self {
            Self::Count => MOST,
            Self::Percent => 100 * 100,
            Self::Euros => MOST * 100,
        };
        if amount <= most { Ok(amount) } else { Err(fault) }
    }

    /// The same, where nothing may be typed.
    pub fn read_some(self, typed: &str) -> Result<Option<i64>, &'static str> {
        if typed.trim().is_empty() { Ok(None) } else { self.read(typed).map(Some) }
    }

    /// « 2 800 », « 44,5 % », « 95 000 € ».
    pub fn shown(self, amount: i64, lang: Lang) -> String {
        let number = self.number(amount, if lang == Lang::En { (",", '.') } else { ("\u{202f}", ',') });
        match (self, lang) {
            (Self::Count, _) => number,
            (Self::Percent, Lang::En) => format!("{number}%"),
            (Self::Percent, _) => format!("{number}\u{a0}%"),
            (Self::Euros, Lang::En) => format!("€{number}"),
            (Self::Euros, _) => format!("{number}\u{a0}€"),
        }
    }

    /// As a field and a French spreadsheet have it: « 2800 », « 44,5 ».
    pub fn plain(self, amount: i64) -> String {
        self.number(amount, ("", ','))
    }

    fn number(self, amount: i64, (separator, point): (&str, char)) -> String {
        if !self.has_hundredths() {
            return grouped(amount, separator);
        }
        let whole = grouped(amount / 100, separator);
        match (amount % 100).abs() {
            0 => whole,
            rest if rest % 10 == 0 && self == Self::Percent => format!("{whole}{point}{}", rest / 10),
            rest => format!("{whole}{point}{rest:02}"),
        }
    }
}

fn grouped(number: i64, separator: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

fn digits(unit: Unit, typed: &str) -> Option<i64> {
    let bare = typed.trim().trim_end_matches(['€', '%']);
    let text: String = bare.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let is_plain = |digits: &str| digits.bytes().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !is_plain(whole) || !is_plain(rest) {
        return None;
    }
    let (whole, hundredths): (i64, i64) = (whole.parse().ok()?, format!("{rest:0<2}").parse().ok()?);
    if unit.has_hundredths() {
        return Some(whole * 100 + hundredths);
    }
    (!text.contains([',', '.'])).then_some(whole)
}

#[cfg(test)]
mod tests {
    use base::Code as _;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        assert_eq!(Unit::Count.read(" 2 800 "), Ok(2800));
        assert_eq!(Unit::Percent.read("44,5 %"), Ok(4450));
        assert_eq!(Unit::Percent.read("100"), Ok(10_000));
        assert_eq!(Unit::Euros.read("95 000 €"), Ok(9_500_000));
        assert_eq!((Unit::Count.read_some(" "), Unit::Count.read_some("0")), (Ok(None), Ok(Some(0))));
    }

    #[test]
    fn a_count_has_neither_sign_nor_comma_and_a_percent_is_at_most_a_hundred() {
        for typed in ["", "-3", "3,5", "3.", "trois", "1e3", "2000000000", "٣"] {
            assert_eq!(Unit::Count.read(typed), Err("plan-count-unreadable"), "{typed}");
        }
        for typed in ["101", "100,01", "-1", "4,555"] {
            assert_eq!(Unit::Percent.read(typed), Err("plan-percent-unreadable"), "{typed}");
        }
        assert_eq!(Unit::Euros.read("1,234"), Err("plan-euros-unreadable"));
    }

    #[test]
    fn amounts_are_shown_as_in_the_language() {
        assert_eq!(Unit::Count.shown(2800, Lang::Fr), "2\u{202f}800");
        assert_eq!(Unit::Percent.shown(4450, Lang::Fr), "44,5\u{a0}%");
        assert_eq!(Unit::Euros.shown(9_500_000, Lang::Fr), "95\u{202f}000\u{a0}€");
        assert_eq!(
            (Unit::Euros.shown(1205, Lang::En), Unit::Percent.shown(100, Lang::En)),
            ("€12.05".into(), "1%".into())
        );
    }

    proptest! {
        #[test]
        fn what_a_field_shows_reads_back(amount in 0_i64..=10_000) {
            for unit in Unit::ALL {
                prop_assert_eq!(unit.read(&unit.plain(amount)), Ok(amount));
                prop_assert_eq!(unit.read(&unit.shown(amount, Lang::Fr)), Ok(amount));
            }
        }
    }
}
