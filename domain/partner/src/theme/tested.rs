//! What is tried of the public pages' accessibility at each change of the program. The page that tells it is made of this
//! list, and a test of the house holds each line of it to a test that is run.

/// A test, by its file and name, and the key of the sentence that says what it proves.
#[derive(Debug, Clone, Copy)]
pub struct Tested {
    pub file: &'static str,
    pub test: &'static str,
    pub key: &'static str,
}

const fn tested(file: &'static str, test: &'static str, key: &'static str) -> Tested {
    Tested { file, test, key }
}

pub const TESTED: [Tested; 6] = [
    tested("crawling", "every_page_in_french_english_arabic_and_ukrainian", "accessible-every-page"),
    tested("crawling", "every_page_in_spanish_portuguese_romanian_and_turkish", "accessible-every-language"),
    tested("finding", "she_finds_help_near_boulogne_in_her_own_words", "accessible-narrow"),
    tested("keyboard", "the_keyboard_alone_finds_help", "accessible-keyboard"),
    tested("finding", "she_finds_the_same_without_any_script", "accessible-without-script"),
    tested("crawling", "arabic_is_read_from_right_to_left_and_looked_at", "accessible-right-to-left"),
];
