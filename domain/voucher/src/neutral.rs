//! What no paper says: somebody else may find it in a pocket, in a printer, on a counter.

use base::text::fold;

/// Beside the words that no mail says: who gave it, and whom such paper is for.
const BEGINNINGS: [&str; 5] = ["police", "commissariat", "gendarm", "femme", "cidff"];
/// What a paper for nights may say, and a mail may not: it is what it is.
const NEEDED: [&str; 2] = ["heberg", "shelter"];

/// The words of `text` that would tell why somebody holds it.
pub fn telling(text: &str) -> Vec<String> {
    let begins = |word: &str, all: &[&str]| all.iter().any(|beginning| word.starts_with(beginning));
    let of_mails = mail::betraying(text).into_iter().filter(|word| !begins(word, &NEEDED));
    let folded = fold(text);
    let own = folded.split(' ').filter(|word| begins(word, &BEGINNINGS)).map(str::to_owned);
    of_mails.chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_may_say_what_it_pays_and_not_why() {
        assert!(telling("Bon d’hébergement — Action sociale — Ville de Valbourg").is_empty());
        assert_eq!(telling("Commissariat : aide aux femmes victimes, CIDFF").len(), 4);
    }
}
