//! Which passwords are refused: short ones, and those that somebody who knows her would try first.

use std::collections::BTreeSet;

use base::text::fold;

const FEWEST_LETTERS: usize = 15;
/// What is longer is no password, and would be a burden to hash.
const MOST_LETTERS: usize = 128;
/// What must remain once everything that is easily guessed is taken away.
const FEWEST_OWN: usize = 8;

/// Passwords that many people use, folded, in French and in English; 8 letters at least, one a line.
const COMMON: &str = include_str!("common_passwords.txt");
/// Passwords that were stolen from many people elsewhere, the most frequent first; their source stands at the head of the file.
const LEAKED: &str = include_str!("leaked_passwords.txt");

/// What is tried first, whoever it is about.
fn common<'a>() -> impl Iterator<Item = &'a str> {
    COMMON.lines().chain(LEAKED.lines()).filter(|line| !line.starts_with('#'))
}

/// What follows itself on keyboards and in the alphabet.
const ROWS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
];

/// Accepts a new password of 15 to 128 characters that is more than common passwords, `words`, runs and repetition.
pub fn check(password: &str, words: &[String]) -> Result<(), &'static str> {
    let length = password.chars().count();
    if length < FEWEST_LETTERS {
        return Err("account-password-short");
    }
    if length > MOST_LETTERS {
        return Err("account-password-long");
    }
    if own_letters(password, words) < FEWEST_OWN {
        return Err("account-password-easy");
    }
    Ok(())
}

/// The words of `texts` that count when they stand in a password: folded, of four letters at least.
pub fn words_of(texts: &[&str]) -> Vec<String> {
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let words = folded.iter().flat_map(|text| text.split(' ')).filter(|word| word.len() >= 4);
    words.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

/// How much of a password is its own: the letters that no list and no run foresees, and its kinds of punctuation.
fn own_letters(password: &str, words: &[String]) -> usize {
    let mut letters = once(&fold(password).replace(' ', ""));
    for word in words.iter().map(String::as_str).chain(common()) {
        // A blank stays in its place, so that what stood around it does not become a word.
        if letters.contains(word) {
            letters = letters.replace(word, " ");
        }
    }
    let punctuation: BTreeSet<char> = password.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect();
    letters.split(' ').map(unforeseen).sum::<usize>() + punctuation.len()
}

/// What `text` repeats from end to end: `abab` says no more than `ab`.
fn once(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let repeats = |period: &usize| letters.iter().zip(letters.iter().skip(*period)).all(|(a, b)| a == b);
    let period = (1..=letters.len() / 2).find(repeats).unwrap_or(letters.len());
    letters.into_iter().take(period).collect()
}

/// How many letters do not carry on a run that two of them began.
fn unforeseen(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    letters.len() - letters.windows(3).filter(|three| is_run(three)).count()
}

fn is_run(three: &[char]) -> bool {
    let there: String = three.iter().collect();
    let back: String = three.iter().rev().collect();
    three.iter().all(|c| Some(c) == three.first()) || ROWS.iter().any(|row| row.contains(&there) || row.contains(&back))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = "account-password-short";
    const LONG: &str = "account-password-long";
    const EASY: &str = "account-password-easy";

    fn refusal(password: &str) -> Option<&'static str> {
        let words = words_of(&["referente.commissariat", "Maillage", "Ville de Boulogne-Billancourt"]);
        check(password, &words).err()
    }

    #[test]
    fn a_password_has_15_characters_at_least_however_they_are_written() {
        assert_eq!(refusal("girafe orange "), Some(SHORT));
        assert_eq!(refusal("girafe orange 7"), None);
        assert_eq!(refusal("hérisson gêné !"), None);
        assert_eq!(refusal("🦒🦒🦒🦒"), Some(SHORT));
    }

    #[test]
    fn a_password_has_128_characters_at_most() {
        let long = "girafe orange 7 ".repeat(8);
        assert_eq!(long.len(), 128);
        assert_eq!(refusal(&long), None);
        assert_eq!(refusal(&format!("{long}x")), Some(LONG));
    }

    #[test]
    fn common_passwords_one_after_the_other_are_refused() {
        for password in ["motdepasse motdepasse!", "Mot de passe 123456", "PasswordPassword1", "Je t'aime mon amour !"]
        {
            assert_eq!(refusal(password), Some(EASY), "{password}");
        }
    }

    #[test]
    fn what_those_who_know_her_would_try_is_refused() {
        let tried =
            ["Boulogne-Billancourt 2026!", "referente.commissariat92", "Maillage-Maillage-1", "maillage.boulogne"];
        for password in tried {
            assert_eq!(refusal(password), Some(EASY), "{password}");
        }
    }

    #[test]
    fn repetition_and_runs_are_refused() {
        let lazy = [
            "aaaaaaaaaaaaaaaaaa",
            "totototototototo",
            "chat chat chat chat",
            "abcdefghijklmnopqrst",
            "123456789012345",
        ];
        for password in lazy.into_iter().chain(["azertyuiopqsdfghjklm", "poiuytrezamlkjhgfdsq", "................"]) {
            assert_eq!(refusal(password), Some(EASY), "{password}");
        }
    }

    #[test]
    fn words_without_a_link_and_random_letters_are_accepted() {
        for password in ["girafe tuba cactus", "Boulogne, girafe et tuba", "x7$Kq!z0@Wm#4vT", "кот диван чайник"]
        {
            assert_eq!(refusal(password), None, "{password}");
        }
    }

    #[test]
    fn each_password_of_the_lists_is_refused_twice_or_with_digits_after_it() {
        for word in common().step_by(17) {
            assert_eq!(refusal(&format!("{word}-{word}!")), Some(EASY), "{word}");
            let longer = format!("{word}{}", "1234567".get(..15_usize.saturating_sub(word.len())).unwrap());
            assert!(refusal(&longer).is_some(), "{longer}");
        }
    }

    #[test]
    fn the_list_of_common_passwords_is_folded_and_holds_no_word_twice() {
        let all: BTreeSet<&str> = common().collect();
        assert_eq!(all.len(), common().count());
        assert!(all.len() >= 4_000, "{}", all.len());
        for word in all {
            assert!(word.len() >= 8 && fold(word) == word && !word.contains(' '), "{word}");
        }
    }
}
