//! What no mail says: somebody else may read it over a shoulder, in a shared mailbox, on a telephone that lies on a table.

use base::text::fold;

/// How the words begin that would tell what a mail is about, without accents.
const BEGINNINGS: &str = "abus agress assault complain conjoint conjugal coups danger dossier feminicid femicid harass \
                         harcel heberg menac plainte prostitu rape refuge sexis sexual sexuel shelter threat";
/// The same of words that are too short to be told by their beginning (« violet », « victoire »).
const WORDS: &str = "victim victime victimes victims viol viole violee violence violences violent violente viols";

/// The words of `text` that tell what the site is for. A mail that has one is not sent: the testkit holds every mail of
/// every test to it.
pub fn betraying(text: &str) -> Vec<String> {
    let text = fold(text);
    let begins = |word: &str| BEGINNINGS.split_ascii_whitespace().any(|beginning| word.starts_with(beginning));
    let tells = |word: &&str| begins(word) || WORDS.split(' ').any(|known| known == *word);
    text.split(' ').filter(tells).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_tells_is_found_in_any_dress() {
        let text = "Suivi : VIOLENCES conjugales, l’Hébergement, sa plainte, le dossier, la Victime ; their complaint";
        assert_eq!(
            betraying(text),
            ["violences", "conjugales", "hebergement", "plainte", "dossier", "victime", "complaint"]
        );
    }

    #[test]
    fn a_word_that_says_nothing_is_left_alone() {
        assert_eq!(betraying("Une information vous attend : violon, victoire, violet, complet"), Vec::<String>::new());
    }
}
