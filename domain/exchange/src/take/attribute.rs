//! The attributes that other producers of HSDS hang on a service and on its organization: terms of taxonomies that we do not
//! know. They are kept as they came, and go out again.

use serde_json::{Map, Value};

use super::beyond::BEYOND;
use super::{Reason, Why};
use crate::inclusion::taken::text;

type Row = Map<String, Value>;

/// Under which name a record keeps them.
pub const ATTRIBUTES: &str = "attributes";
/// What all of one owner may weigh, in bytes: whoever sends more tells us something else than terms.
const MOST_BYTES: usize = 64 << 10;
/// What an attribute says, beside its term; whom it belongs to is told anew when it goes out.
const OF_ATTRIBUTE: [&str; 4] = ["id", "link_type", "link_entity", "value"];
const OF_TERM: [&str; 9] =
    ["id", "code", "name", "description", "parent_id", "taxonomy", "language", "taxonomy_id", "term_uri"];

/// What of `owner`'s attributes is not ours, as it is kept; a remark where it is too much to be kept.
pub fn foreign(owner: &Row, remarks: &mut Vec<Reason>) -> Vec<Value> {
    let told = owner.get(ATTRIBUTES).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    let kept: Vec<Value> = told.filter_map(attribute).collect();
    if kept.iter().map(|one| one.to_string().len()).sum::<usize>() > MOST_BYTES {
        remarks.push(Reason::new(Why::UnknownColumn, ATTRIBUTES, ""));
        return Vec::new();
    }
    kept
}

/// An attribute with its term, if it has one and it is not of our taxonomy, which is read elsewhere.
fn attribute(told: &Row) -> Option<Value> {
    let term = told.get("taxonomy_term").and_then(Value::as_object)?;
    if text(term, "taxonomy") == "maillage" {
        return None;
    }
    let mut kept = texts(told, &OF_ATTRIBUTE);
    kept.insert("taxonomy_term".to_owned(), texts(term, &OF_TERM).into());
    Some(kept.into())
}

fn texts(row: &Row, names: &[&str]) -> Row {
    let told = names.iter().filter(|name| !text(row, name).is_empty());
    told.map(|name| ((*name).to_owned(), text(row, name).into())).collect()
}

/// Moves them from beside a record into what is kept of it.
pub fn keep(content: &mut Row) {
    let beyond = content.remove(BEYOND);
    let told = beyond.and_then(|mut beyond| beyond.as_object_mut()?.remove(ATTRIBUTES));
    content.extend(told.map(|told| (ATTRIBUTES.to_owned(), told)));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn terms_of_others_are_kept_as_they_came_and_ours_are_not() {
        let term = json!({"id": "t", "code": "BD-1800", "name": "Food", "description": "", "taxonomy": "211hsis", "taxonomy_detail": {}});
        let told = json!({"attributes": [
            {"id": "a", "link_id": "x", "link_type": "topic", "value": "=1", "taxonomy_term": term},
            {"id": "b", "taxonomy_term": {"id": "m", "code": "need:shelter", "taxonomy": "maillage"}},
            {"id": "c"}, "d"]});
        let mut remarks = Vec::new();
        let kept = foreign(told.as_object().unwrap(), &mut remarks);
        let term = json!({"id": "t", "code": "BD-1800", "name": "Food", "taxonomy": "211hsis"});
        assert_eq!(kept, [json!({"id": "a", "link_type": "topic", "value": "=1", "taxonomy_term": term})]);
        assert!(remarks.is_empty());
    }

    #[test]
    fn attributes_that_weigh_too_much_are_left_out_and_told() {
        let told = json!({"attributes": [{"id": "a", "value": "x".repeat(MOST_BYTES), "taxonomy_term": {"id": "t"}}]});
        let mut remarks = Vec::new();
        assert_eq!(foreign(told.as_object().unwrap(), &mut remarks), [Value::Null; 0]);
        assert_eq!(remarks.len(), 1);
    }
}
