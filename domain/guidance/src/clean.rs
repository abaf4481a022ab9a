//! HTML that was pasted, from a word processor or a page, made the Markdown that it stands for.

/// Elements that go with all that is in them.
const DROPPED: [&str; 8] = ["script", "style", "head", "xml", "title", "template", "iframe", "object"];
/// Elements after and before which a new paragraph begins.
const BLOCKS: [&str; 12] =
    ["p", "div", "ul", "ol", "table", "tr", "blockquote", "section", "article", "h4", "h5", "h6"];
/// What word processors write for letters; the signs of HTML itself stay as they are written.
const LETTERS: [(&str, &str); 17] = [
    ("&nbsp;", "\u{a0}"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&ecirc;", "ê"),
    ("&agrave;", "à"),
    ("&acirc;", "â"),
    ("&ccedil;", "ç"),
    ("&ocirc;", "ô"),
    ("&ugrave;", "ù"),
    ("&icirc;", "î"),
    ("&hellip;", "…"),
    ("&ndash;", "–"),
    ("&oelig;", "œ"),
];
/// Taking tags out may bring others together; nobody pastes deeper than this.
const ROUNDS: usize = 4;

/// The text without any HTML, and whether there was some.
pub fn without_html(text: &str) -> (String, bool) {
    let mut cleaned = text.to_owned();
    for round in 0..ROUNDS {
        let next = once(&cleaned);
        if next == cleaned {
            return if round == 0 { (cleaned, false) } else { (tidy(&cleaned), true) };
        }
        cleaned = next;
    }
    (tidy(&cleaned), true)
}

/// The text without its tags, each replaced by what it stands for.
fn once(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let (mut rest, mut address) = (text, None);
    while let Some(at) = rest.find('<') {
        let (before, after) = rest.split_at(at);
        cleaned.push_str(before);
        match Tag::read(after) {
            Some((tag, left)) => {
                cleaned.push_str(&tag.stands_for(&mut address));
                rest = left;
            }
            None => {
                cleaned.push('<');
                rest = after.strip_prefix('<').unwrap_or_default();
            }
        }
    }
    cleaned.push_str(rest);
    cleaned
}

/// A tag, or a comment.
struct Tag<'a> {
    name: String,
    is_end: bool,
    inside: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that a text opens with, and what comes after it; with what is in it, where all of that goes.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let (_, rest) = comment.split_once("-->")?;
            return Some((Self { name: String::new(), is_end: false, inside: "" }, rest));
        }
        let (inside, rest) = text.strip_prefix('<')?.split_once('>')?;
        let is_end = inside.starts_with('/');
        let head = inside.trim_start_matches(['/', '!', '?']);
        let name: String = head.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
        let first = inside.split_whitespace().next().unwrap_or_default();
        // `<https://…>` and `<a@b.example>` are links of Markdown.
        let is_link = first.contains("://") || first.contains('@');
        let begins = head.starts_with(|c: char| c.is_ascii_alphabetic() || c == '[');
        if is_link || !begins {
            return None;
        }
        let tag = Self { name: name.to_ascii_lowercase(), is_end, inside };
        let rest = if !is_end && DROPPED.contains(&tag.name.as_str()) { after_end(&tag.name, rest) } else { rest };
        Some((tag, rest))
    }

    /// What stands for the tag in Markdown. `address` is that of the link that is open.
    fn stands_for(&self, address: &mut Option<String>) -> String {
        let mark = match (self.name.as_str(), self.is_end) {
            ("b" | "strong", _) => "**",
            ("i" | "em", _) => "*",
            ("br", _) => "\n",
            ("li", false) => "\n- ",
            ("h1" | "h2", false) => "\n\n## ",
            ("h3", false) => "\n\n### ",
            ("h1" | "h2" | "h3", true) => "\n\n",
            ("td" | "th", true) => " ",
            ("a", false) => {
                *address = self.address();
                if address.is_some() { "[" } else { "" }
            }
            ("a", true) => return address.take().map(|address| format!("]({address})")).unwrap_or_default(),
            (name, _) if BLOCKS.contains(&name) => "\n\n",
            _ => "",
        };
        mark.to_owned()
    }

    fn address(&self) -> Option<String> {
        let (_, rest) = self.inside.split_once("href=")?;
        let quote = rest.chars().next().filter(|c| ['"', '\''].contains(c))?;
        let address = rest.split(quote).nth(1)?;
        let is_good = address.starts_with("https://") || address.starts_with("tel:") || address.starts_with("mailto:");
        let is_plain = !address.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
        (is_good && is_plain).then(|| address.to_owned())
    }
}

/// What comes after the end of an element; nothing if it never ends.
fn after_end<'a>(name: &str, text: &'a str) -> &'a str {
    // Only ASCII letters change, so that places in both texts are the same.
    let small = text.to_ascii_lowercase();
    let end = small.find(&format!("</{name}")).and_then(|at| text.get(at..));
    end.and_then(|end| end.split_once('>')).map_or("", |(_, rest)| rest)
}

/// Letters for their names, no blank around a line, and one empty line at most.
fn tidy(text: &str) -> String {
    let text = LETTERS.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter));
    let mut tidied = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || !tidied.ends_with("\n\n") {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn what_a_word_processor_pastes_becomes_plain_text() {
        let pasted = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p.MsoNormal {margin:0cm}</style></head>\
            <body><!--[if gte mso 9]><xml><o:x>bruit</o:x></xml><![endif]--><h2 style='mso-outline:1'>O&ugrave; aller</h2>\
            <p class=MsoNormal><span style='font-size:11pt'>Vous &ecirc;tes <b>libre</b>.<o:p></o:p></span></p>\
            <ul><li>un</li><li>deux</li></ul><script>alert(1)</script></body></html>";
        let (text, was_html) = without_html(pasted);
        assert!(was_html);
        assert_eq!(text, "## Où aller\n\nVous êtes **libre**.\n\n- un\n- deux");
    }

    #[test]
    fn a_good_link_is_kept_and_a_bad_one_leaves_its_words() {
        assert_eq!(without_html("<a class=x href=\"https://a.example\">ici</a>").0, "[ici](https://a.example)");
        assert_eq!(without_html("<a href=\"javascript:x()\">ici</a>").0, "ici");
    }

    #[test]
    fn markdown_is_left_as_it_is() {
        for text in
            ["1 < 2 > 0", "  deux espaces", "<https://a.example> et <a@b.example>", "*a* **b** [c](page:1)\n\n\n- d"]
        {
            assert_eq!(without_html(text), (text.to_owned(), false));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cleaned_without_failing(text in any::<String>()) {
            without_html(&text);
        }

        #[test]
        fn no_script_is_left(before in "[a-z<> ]{0,12}", after in "[a-z<>/ ]{0,12}") {
            let (text, _) = without_html(&format!("{before}<script>alert(1)</script>{after}"));
            assert!(!text.contains("<script>"), "{text}");
        }
    }
}
