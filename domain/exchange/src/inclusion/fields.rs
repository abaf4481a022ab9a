//! Our entries as data·inclusion writes them. What its schema does not allow is left out rather than bent.

use chrono::NaiveDate;
use directory::{Audience, Cost, Kind, Location, Phone, Place, Service, Structure};
use serde_json::{Map, Value, json};

use crate::words::tables;

const NAME: (usize, usize) = (3, 150);
const DESCRIPTION: (usize, usize) = (5, 10_000);
const URL_LENGTH: usize = 2083;

pub type Fields = Map<String, Value>;

/// A structure, at the place where it stands if that is known.
pub fn structure(structure: &Structure, place: Option<&Place>, siret: Option<&str>, day: NaiveDate) -> Fields {
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("nom", name(&structure.name, "structure").into());
    put("date_maj", day.to_string().into());
    put("description", bounded(&structure.description, DESCRIPTION).into());
    put("siret", siret.into());
    put("telephone", telephone(structure.phone.as_ref()));
    put("courriel", structure.email.as_deref().filter(|email| mail::is_address(email)).into());
    put("site_web", structure.website.as_deref().filter(|url| is_url(url)).into());
    put("horaires_accueil", hours(place.and_then(|place| place.hours.as_ref())));
    for field in ["lien_source", "accessibilite_lieu", "reseaux_porteurs"] {
        put(field, Value::Null);
    }
    fields.extend(whereabouts(place));
    fields
}

/// A service at one of its places, or at none.
pub fn service(service: &Service, place: Option<&Place>, day: NaiveDate) -> Fields {
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    let met = tables().kinds.get(&service.kind);
    put("nom", name(&service.name, "service").into());
    put("description", description(service).into());
    put("date_maj", day.to_string().into());
    put("type", met.map(|met| met.service_type.as_str()).into());
    put("thematiques", list(service.needs.iter().filter_map(|need| tables().needs.get(&need)).flatten()));
    put("frais", service.cost.map(|cost| if cost == Cost::Free { "gratuit" } else { "payant" }).into());
    put("frais_precisions", text(&service.cost_note));
    put("publics", publics(service));
    put("telephone", telephone(service.phone.as_ref()));
    put("courriel", service.email.as_deref().filter(|email| mail::is_address(email)).into());
    put("modes_accueil", list(met.iter().map(|met| &met.mode)));
    put("zone_eligibilite", list(service.areas().map(str::to_owned).collect::<Vec<_>>().iter()));
    put("lien_mobilisation", service.website.as_deref().filter(|url| is_url(url)).into());
    put("modes_mobilisation", ways(service));
    put("mobilisable_par", callers(service));
    put("mobilisation_precisions", text(&service.how_to));
    let told = place.and_then(|place| place.hours.as_ref()).or(service.hours.as_ref());
    put("horaires_accueil", hours(told));
    for field in [
        "lien_source",
        "publics_precisions",
        "conditions_acces",
        "contact_nom_prenom",
        "volume_horaire_hebdomadaire",
        "nombre_semaines",
    ] {
        put(field, Value::Null);
    }
    fields.extend(whereabouts(place));
    fields
}

/// Where it is, as far as anybody may know: of a place that is not public, the commune.
pub fn whereabouts(place: Option<&Place>) -> Fields {
    let point = place.and_then(|place| place.location.point());
    let (line, more, postal_code) = match place.map(|place| &place.location) {
        Some(Location::Address { name, line, postal_code, access_note, .. }) => {
            let more: Vec<_> = [name.as_str(), access_note].into_iter().filter(|part| !part.is_empty()).collect();
            (text(line), text(&more.join(" – ")), postal_code.as_str())
        }
        _ => (Value::Null, Value::Null, ""),
    };
    let is_postal_code = postal_code.len() == 5 && postal_code.bytes().all(|b| b.is_ascii_digit());
    let fields = json!({
        "commune": place.map(|place| &place.commune),
        "code_insee": place.map(|place| &place.commune_code),
        "code_postal": Some(postal_code).filter(|_| is_postal_code),
        "adresse": line,
        "complement_adresse": more,
        "longitude": point.map(|point| point.longitude),
        "latitude": point.map(|point| point.latitude),
    });
    if let Value::Object(fields) = fields { fields } else { Fields::new() }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn hours(hours: Option<&directory::Hours>) -> Value {
    hours.map(directory::Hours::as_str).into()
}

fn telephone(phone: Option<&Phone>) -> Value {
    phone.map(Phone::dialled).into()
}

/// The first `most` letters.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn bounded(text: &str, (least, most): (usize, usize)) -> Option<String> {
    Some(cut(text, most)).filter(|text| text.chars().count() >= least)
}

/// A name of a length that their schema allows.
pub fn name(name: &str, what: &str) -> String {
    bounded(name, NAME).unwrap_or_else(|| format!("{what} {name}").trim().to_owned())
}

/// What it does, in a sentence, then the rest. Where the rest opens with that sentence, it is not said twice.
pub fn told(summary: &str, description: &str) -> String {
    let start = summary.trim_end_matches('…').trim_end();
    let parts: &[&str] = if description.starts_with(start) { &[description] } else { &[summary, description] };
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn description(service: &Service) -> String {
    let told = told(&service.summary, &service.description);
    bounded(&told, DESCRIPTION).unwrap_or_else(|| format!("Service : {}", service.name))
}

/// A list without doubles, in the order in which it comes; null when there is none.
fn list<'a>(codes: impl Iterator<Item = &'a String>) -> Value {
    let mut listed: Vec<&str> = Vec::new();
    for code in codes {
        if !listed.contains(&code.as_str()) {
            listed.push(code);
        }
    }
    if listed.is_empty() { Value::Null } else { listed.into() }
}

/// Whom it is for; who is for all is for nobody else.
fn publics(service: &Service) -> Value {
    let everybody = "tous-publics".to_owned();
    let named: Vec<_> =
        service.audiences.iter().filter_map(|audience| tables().audiences.get(&audience)).flatten().collect();
    if named.contains(&&everybody) { list([&everybody].into_iter()) } else { list(named.into_iter()) }
}

fn ways(service: &Service) -> Value {
    let ways = [
        ("telephoner", service.phone.is_some()),
        ("envoyer-un-courriel", service.email.is_some()),
        ("se-presenter", matches!(service.kind, Kind::Place | Kind::Itinerant)),
        ("utiliser-lien-mobilisation", service.website.as_deref().is_some_and(is_url)),
    ];
    let ways: Vec<_> = ways.into_iter().filter(|(_, is_one)| *is_one).map(|(way, _)| way.to_owned()).collect();
    list(ways.iter())
}

fn callers(service: &Service) -> Value {
    let is_for = |audience| service.audiences.has(audience);
    let is_for_others = service.audiences.iter().any(|audience| audience != Audience::Professional);
    let callers = [("usagers", is_for_others), ("professionnels", is_for(Audience::Professional))];
    let callers: Vec<_> = callers.into_iter().filter(|(_, is_one)| *is_one).map(|(who, _)| who.to_owned()).collect();
    list(callers.iter())
}

pub fn is_url(text: &str) -> bool {
    let is_plain =
        text.is_ascii() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    let parsed = url::Url::parse(text).ok();
    text.len() <= URL_LENGTH
        && is_plain
        && parsed.is_some_and(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_of_a_site_is_told_from_what_is() {
        for url in ["https://a.example/b?c=d#e", "http://a.example"] {
            assert!(is_url(url), "{url}");
        }
        for url in [
            "pas une url !",
            "www.a.example",
            "javascript:alert(1)",
            "https://",
            "https://a.example/é",
            "mailto:a@b.fr",
        ] {
            assert!(!is_url(url), "{url}");
        }
    }

    #[test]
    fn a_name_and_a_text_stay_within_their_bounds() {
        assert_eq!(name("É", "service"), "service É");
        assert_eq!(name(&"é".repeat(200), "service").chars().count(), 150);
        assert_eq!(bounded("abc", DESCRIPTION), None);
    }
}
