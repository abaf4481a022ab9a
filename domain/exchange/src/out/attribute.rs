//! The attributes of HSDS: our codes as terms of a taxonomy of ours, and the terms of others, as they came.

use base::Code;
use directory::Card;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::hsds::{named, object};
use super::producer;
use crate::words::tables;

/// A code of a list of ours, as a term of a taxonomy.
fn term(card: &Card, list: &str, code: &str, value: Option<&str>) -> Value {
    let name =
        tables().french.iter().find(|((of, known), _)| *of == list && *known == code).map_or(code, |(_, word)| word);
    object(json!({
        "id": named(&format!("{} {list} {code}", card.id.uuid())),
        "link_id": card.id.uuid(),
        "link_entity": "service",
        "link_type": list,
        "value": value,
        "taxonomy_term": {
            "id": named(&format!("maillage {list} {code}")),
            "code": format!("{list}:{code}"),
            "name": name,
            "description": format!("Maillage, {list}"),
            "taxonomy": "maillage",
            "language": "fr",
        },
    }))
}

/// What HSDS has no day and no name for.
fn notes(card: &Card) -> [(&'static str, Option<String>); 3] {
    let closure = card.closure.as_ref();
    [
        ("closed_from", closure.map(|closure| closure.from.to_string())),
        ("closed_until", closure.and_then(|closure| closure.until).map(|day| day.to_string())),
        ("checked_by", Some(card.checked_by.clone()).filter(|who| !who.is_empty())),
    ]
}

/// What our codes say of an entry.
pub fn attributes(card: &Card) -> Vec<Value> {
    let yes_or_no = |is: bool| if is { "oui" } else { "non" };
    let mut attributes = vec![
        term(card, "kind", card.kind.code(), None),
        term(card, "note", "source", Some(producer(&card.source))),
        term(card, "note", "is_emergency", Some(yes_or_no(card.is_emergency))),
    ];
    attributes.extend(card.without_complaint.map(|is| term(card, "note", "without_complaint", Some(yes_or_no(is)))));
    attributes.extend(notes(card).into_iter().filter_map(|(name, told)| Some(term(card, "note", name, Some(&told?)))));
    attributes.extend(card.needs.iter().map(|code| term(card, "need", code.code(), None)));
    attributes.extend(card.violences.iter().map(|code| term(card, "violence", code.code(), None)));
    attributes.extend(card.audiences.iter().map(|code| term(card, "audience", code.code(), None)));
    attributes.extend(card.moments.iter().map(|code| term(card, "moment", code.code(), None)));
    attributes.extend(card.cost.map(|code| term(card, "cost", code.code(), None)));
    attributes
}

/// The attributes that another producer hung on `owner`, which has an id of ours here.
pub fn others(kept: &[Value], entity: &str, owner: Uuid) -> Vec<Value> {
    kept.iter().filter_map(Value::as_object).map(|attribute| other(attribute.clone(), entity, owner)).collect()
}

fn other(mut attribute: Map<String, Value>, entity: &str, owner: Uuid) -> Value {
    attribute.insert("link_id".to_owned(), owner.to_string().into());
    attribute.insert("link_entity".to_owned(), entity.into());
    if let Some(Value::Object(term)) = attribute.get_mut("taxonomy_term") {
        // They require both, even where there is nothing to say.
        let name = term.get("code").or_else(|| term.get("id")).cloned().unwrap_or_default();
        let name = term.entry("name").or_insert(name).clone();
        term.entry("description").or_insert(name);
    }
    attribute.into()
}
