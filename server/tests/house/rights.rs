//! The table of rights, in French: what each role holds, and what every address answered to everybody.

use base::Code as _;
use testkit::{Answer, Figure};
use web::{Access, Lang, Permission, Route, Words};

use crate::everything::routes;

/// Who is asked for, in the order of the table.
pub const ASKING: [(Figure, &str); 7] = [
    (Figure::Nobody, "Sans compte"),
    (Figure::Administrator, "Administration"),
    (Figure::Coordinator, "Coordination"),
    (Figure::Referent, "Référente (commissariat)"),
    (Figure::Professional, "Professionnelle (association)"),
    (Figure::Neighbour, "Coordination voisine"),
    (Figure::Dpo, "Protection des données"),
];

const HEAD: &str = "# Qui peut faire quoi

Cette page est écrite par un essai qui demande chaque adresse du programme en chaque rôle, et la compare à ce qui est écrit ici :
elle ne peut pas vieillir sans que l’essai échoue. Les personnes de l’essai travaillent dans une petite ville : une coordination,
la référente du commissariat, une professionnelle d’une association, la coordination de la ville voisine.

## Ce que chaque rôle peut demander

";

const LEGEND: &str = "
## Ce que chaque adresse répond

« Voir » est une page, « faire » un formulaire envoyé. **oui** : répond. **oui, si** : répond si ce qui est envoyé convient.
**non** : refusé, en le disant. **n’existe pas** : la même réponse, octet pour octet, que pour un identifiant inventé.
**connexion** : demande d’abord de se connecter. **preuve** : demande de prouver de nouveau qui l’on est.

";

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |\n", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

/// As it reads: a table is compared line by line, whatever spaces French makes firm.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn rule(columns: usize) -> String {
    row(vec!["---".to_owned(); columns])
}

/// The first part: permissions by roles.
pub fn held(words: &Words) -> String {
    let t = |key: &str| plain(&words.text(Lang::Fr, key, &[]));
    let roles = account::Role::ALL;
    let mut table = HEAD.to_owned();
    table += &row(["Geste".to_owned()].into_iter().chain(roles.iter().map(|role| t(&format!("role-{role}")))));
    table += &rule(roles.len() + 1);
    for permission in permissions() {
        let reach = |role: &account::Role| {
            let held = permission.held.iter().filter(|(code, _)| *code == role.code()).map(|(_, reach)| *reach).max();
            held.map_or_else(|| "non".to_owned(), |reach| t(&format!("reach-{reach}")))
        };
        table += &row([t(permission.name)].into_iter().chain(roles.iter().map(reach)));
    }
    table += LEGEND;
    let head = ["Geste", "Adresse", "Permission", "Objet"].map(str::to_owned);
    table += &row(head.into_iter().chain(ASKING.iter().map(|(_, name)| (*name).to_owned())));
    table + &rule(ASKING.len() + 4)
}

fn permissions() -> Vec<Permission> {
    let mut held: Vec<_> = routes()
        .iter()
        .filter_map(|route| match route.access {
            Access::Holders(permission) => Some(permission),
            Access::Anybody | Access::SignedIn => None,
        })
        .collect();
    held.sort_by_key(|permission| permission.name);
    held.dedup();
    held
}

/// A line of the second part: what everybody was answered about one thing.
pub fn line(words: &Words, route: &Route, what: &str, answers: &[(Figure, Answer)]) -> String {
    let act = if route.method == "GET" { "voir" } else { "faire" };
    let access = match route.access {
        Access::Anybody => "aucune".to_owned(),
        Access::SignedIn => "être connectée".to_owned(),
        Access::Holders(permission) => plain(&words.text(Lang::Fr, permission.name, &[])),
    };
    let cells = [act.to_owned(), format!("`{}`", route.path), access, what.to_owned()];
    row(cells.into_iter().chain(answers.iter().map(|(_, answer)| told(answer).to_owned())))
}

fn told(answer: &Answer) -> &'static str {
    match (answer.status, answer.location()) {
        _ if answer.is_sign_in() => "connexion",
        (303, place) if place.starts_with("/pro/preuve/") => "preuve",
        (403, _) => "non",
        (404, _) => "n’existe pas",
        (409 | 422, _) => "oui, si",
        (200..400, _) => "oui",
        _ => "défaut",
    }
}
