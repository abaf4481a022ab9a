//! Cards for address books (vCard 4.0, RFC 6350), line by line: folded, and with what would end a value escaped.

use uuid::Uuid;

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// A card that is being written.
#[derive(Debug, Clone)]
pub struct Card(String);

impl Card {
    /// Begins a card of a kind (`org`, `individual`) about what has this id.
    pub fn new(kind: &str, id: Uuid) -> Self {
        let mut card = Self(String::new());
        card.raw("BEGIN", "VCARD");
        card.raw("VERSION", "4.0");
        card.raw("KIND", kind);
        card.raw("UID", &format!("urn:uuid:{id}"));
        card
    }

    /// A line of text; none if it is empty.
    pub fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.raw(name, &escaped(value));
        }
    }

    /// A line whose value is written as it is. Lines are folded at 75 bytes, never within a letter.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// The whole card.
    pub fn finish(mut self) -> String {
        self.raw("END", "VCARD");
        self.0
    }
}

/// A text in which nothing ends a value or a part of one.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_and_unfold_to_what_they_were() {
        let mut card = Card(String::new());
        let value = "é, ; \\ \n".repeat(40);
        card.text("NOTE", &value);
        assert!(card.0.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(card.0.replace("\r\n ", ""), format!("NOTE:{}\r\n", escaped(&value)));
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn a_card_begins_and_ends_and_leaves_out_what_is_empty() {
        let mut card = Card::new("org", Uuid::nil());
        card.text("FN", "Accueil");
        card.text("NOTE", "");
        let expected = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\n\
            UID:urn:uuid:00000000-0000-0000-0000-000000000000\r\nFN:Accueil\r\nEND:VCARD\r\n";
        assert_eq!(card.finish(), expected);
    }
}
