//! vCard 4.0 (RFC 6350): one card for each entry.

use std::io::Write as _;
use std::path::PathBuf;

use directory::{Card, Location, Phone, Place};

use super::file::{Output, Target};
use super::{Outgoing, Writer, producer};

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
    let mut lines = ::vcard::Card::new("org", card.id.uuid());
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
    lines.finish()
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

fn address(lines: &mut ::vcard::Card, place: &Place) {
    let point = place.location.point();
    let geo = point.map(|point| format!(";GEO=\"geo:{},{}\"", point.latitude, point.longitude)).unwrap_or_default();
    let (extended, line, postal_code) = match &place.location {
        Location::Address { name, line, postal_code, .. } => (name.as_str(), line.as_str(), postal_code.as_str()),
        Location::Commune { .. } => ("", "", ""),
    };
    let parts = ["", extended, line, &place.commune, "", postal_code, "France"];
    lines.raw(&format!("ADR{geo}"), &parts.map(::vcard::escaped).join(";"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_number_is_told_with_where_it_is_dialled() {
        assert_eq!(uri(&"39 19".parse().unwrap()), "tel:3919;phone-context=+33");
        assert_eq!(uri(&"01 99 00 00 01".parse().unwrap()), "tel:+33199000001");
    }
}
