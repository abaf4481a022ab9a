//! The tables between the codes of others and ours, in `words/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use base::{Code, Codes, UnknownCode};
use directory::{Audience, Kind, Need};

/// How help is met, as data·inclusion says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    pub mode: String,
    pub service_type: String,
}

/// The tables, read once.
#[derive(Debug, Default)]
pub struct Tables {
    /// For each need, the themes that it is told as.
    pub needs: BTreeMap<Need, Vec<String>>,
    /// For each theme of data·inclusion, our needs.
    pub themes: BTreeMap<String, Codes<Need>>,
    pub audiences: BTreeMap<Audience, Vec<String>>,
    pub publics: BTreeMap<String, Codes<Audience>>,
    pub kinds: BTreeMap<Kind, Met>,
    /// The codes that a list of data·inclusion may hold, by its field.
    pub lists: BTreeMap<String, Vec<String>>,
    /// The words of our own table, by list and code.
    pub french: BTreeMap<(&'static str, &'static str), &'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| read().unwrap_or_default());

/// The tables between the codes of others and ours.
pub fn tables() -> &'static Tables {
    &TABLES
}

fn rows<const N: usize>(table: &'static str) -> Result<Vec<[&'static str; N]>, String> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &'static str| {
        let cells: Vec<_> = line.split(';').collect();
        cells.try_into().map_err(|_| format!("not {N} columns in {line:?}"))
    };
    lines.map(row).collect()
}

fn codes<C: Code>(text: &str) -> Result<Codes<C>, String> {
    text.parse().map_err(|UnknownCode(code)| format!("the unknown code {code:?}"))
}

fn code<C: Code>(text: &str) -> Result<C, String> {
    text.parse().map_err(|UnknownCode(code)| format!("the unknown code {code:?}"))
}

fn words(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

fn read() -> Result<Tables, String> {
    let mut tables = Tables::default();
    for [need, themes] in rows(include_str!("../words/needs.csv"))? {
        tables.needs.insert(code(need)?, words(themes));
    }
    for [theme, needs] in rows(include_str!("../words/thematiques.csv"))? {
        tables.themes.insert(theme.to_owned(), codes(needs)?);
    }
    for [audience, publics] in rows(include_str!("../words/audiences.csv"))? {
        tables.audiences.insert(code(audience)?, words(publics));
    }
    for [public, audiences] in rows(include_str!("../words/publics.csv"))? {
        tables.publics.insert(public.to_owned(), codes(audiences)?);
    }
    for [kind, mode, service_type] in rows(include_str!("../words/kinds.csv"))? {
        let met = Met { mode: mode.to_owned(), service_type: service_type.to_owned() };
        tables.kinds.insert(code(kind)?, met);
    }
    for [list, code] in rows(include_str!("../words/types.csv"))? {
        tables.lists.entry(list.to_owned()).or_default().push(code.to_owned());
    }
    tables.french =
        rows(include_str!("../words/french.csv"))?.into_iter().map(|[list, code, word]| ((list, code), word)).collect();
    let networks = rows::<1>(include_str!("../words/networks.csv"))?;
    tables.lists.insert("reseaux_porteurs".to_owned(), networks.iter().map(|[code]| (*code).to_owned()).collect());
    tables.lists.insert("thematiques".to_owned(), tables.themes.keys().cloned().collect());
    tables.lists.insert("publics".to_owned(), tables.publics.keys().cloned().collect());
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_readable_and_name_each_of_our_codes() {
        let tables = read().unwrap();
        assert_eq!(tables.needs.keys().copied().collect::<Vec<_>>().len(), Need::ALL.len());
        assert_eq!(tables.audiences.len(), Audience::ALL.len());
        assert_eq!(tables.kinds.len(), Kind::ALL.len());
    }

    #[test]
    fn what_goes_out_is_in_the_lists_of_the_schema() {
        let tables = read().unwrap();
        let has = |list: &str, code: &String| tables.lists[list].contains(code);
        assert!(tables.needs.values().flatten().all(|theme| has("thematiques", theme)));
        assert!(tables.audiences.values().flatten().all(|public| has("publics", public)));
        assert!(tables.kinds.values().all(|met| has("modes_accueil", &met.mode) && has("type", &met.service_type)));
    }

    #[test]
    fn the_lists_are_those_of_the_schema() {
        let Some(folder) = crate::tests::real_files() else { return };
        let text = std::fs::read(folder.join("data-inclusion/data-inclusion-v1.0.10-referentiels.json")).unwrap();
        let lists: serde_json::Value = serde_json::from_slice(&text).unwrap();
        for (field, list) in [
            ("thematiques", "Thematique"),
            ("publics", "Public"),
            ("reseaux_porteurs", "ReseauPorteur"),
            ("type", "TypeService"),
            ("frais", "Frais"),
            ("modes_accueil", "ModeAccueil"),
            ("modes_mobilisation", "ModeMobilisation"),
            ("mobilisable_par", "PersonneMobilisatrice"),
        ] {
            let mut theirs: Vec<_> =
                lists[list].as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap()).collect();
            let mut ours: Vec<_> = tables().lists[field].iter().map(String::as_str).collect();
            theirs.sort_unstable();
            ours.sort_unstable();
            assert_eq!(ours, theirs, "{field}");
        }
    }
}
