//! vCard 4.0 (RFC 6350): one card for each entry.

use std::io::Write as _;
use std::path::PathBuf;

use directory::{Card, Location, Phone, Place};

use super::file::{Output, Target};
use super::{Outgoing, Writer, producer};

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

pub struct Vcard(Output);

impl Vcard {
    pub fn create(target: &Target) -> anyhow::Result<Self> {
        Ok(Self(Output::create(target, "services.vcf")?))
    }
}

impl Writer for Vcard {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let revised = outgoing.entry.service.updated_at.format("%Y%m%dT%H%M%SZ").to_string();
        self.0.write_all(card(&outgoing.card, &revised).as_bytes())?;
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.0.finish()?])
    }
}

fn card(card: &Card, revised: &str) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCARD");
    lines.raw("VERSION", "4.0");
    lines.raw("KIND", "org");
    lines.raw("UID", &format!("urn:uuid:{}", card.id.uuid()));
    lines.raw("REV", revised);
    lines.text("FN", &card.name);
    lines.text("ORG", &card.structure);
    lines.text("NOTE", &note(card));
    if let Some(phone) = &card.phone {
        lines.raw("TEL;VALUE=uri;TYPE=voice", &uri(phone));
    }
    if let Some(phone) = &card.sms {
        lines.raw("TEL;VALUE=uri;TYPE=text", &uri(phone));
    }
    card.email.iter().for_each(|email| lines.text("EMAIL", email));
    card.website.iter().for_each(|website| lines.raw("URL", &base::text::one_line(website)));
    card.places.iter().for_each(|place| address(&mut lines, place));
    card.languages.iter().for_each(|language| lines.raw("LANG", if_sign(&language.to_string())));
    let categories: Vec<_> = card.needs.iter().map(|need| need.to_string()).collect();
    if !categories.is_empty() {
        lines.raw("CATEGORIES", &categories.join(","));
    }
    lines.text("X-MAILLAGE-SOURCE", producer(&card.source));
    lines.raw("END", "VCARD");
    lines.0
}

/// French sign language has a tag of its own.
fn if_sign(language: &str) -> &str {
    if language == "lsf" { "fsl" } else { language }
}

fn note(card: &Card) -> String {
    let parts = [&card.summary, &card.how_to, &card.cost_note];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    parts.join("\n")
}

/// As RFC 3966 writes numbers; a short one is dialled in France.
fn uri(phone: &Phone) -> String {
    let dialled = phone.dialled();
    if phone.is_short_number() { format!("tel:{dialled};phone-context=+33") } else { format!("tel:{dialled}") }
}

fn address(lines: &mut Lines, place: &Place) {
    let point = place.location.point();
    let geo = point.map(|point| format!(";GEO=\"geo:{},{}\"", point.latitude, point.longitude)).unwrap_or_default();
    let (extended, line, postal_code) = match &place.location {
        Location::Address { name, line, postal_code, .. } => (name.as_str(), line.as_str(), postal_code.as_str()),
        Location::Commune { .. } => ("", "", ""),
    };
    let parts = ["", extended, line, &place.commune, "", postal_code, "France"];
    lines.raw(&format!("ADR{geo}"), &parts.map(escaped).join(";"));
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Lines that are folded at 75 bytes, never within a letter.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.raw(name, &escaped(value));
        }
    }

    fn raw(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_and_unfold_to_what_they_were() {
        let mut lines = Lines::default();
        let value = "é, ; \\ \n".repeat(40);
        lines.text("NOTE", &value);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(lines.0.replace("\r\n ", ""), format!("NOTE:{}\r\n", escaped(&value)));
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn a_short_number_is_told_with_where_it_is_dialled() {
        assert_eq!(uri(&"39 19".parse().unwrap()), "tel:3919;phone-context=+33");
        assert_eq!(uri(&"01 99 00 00 01".parse().unwrap()), "tel:+33199000001");
    }
}
