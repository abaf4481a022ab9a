//! Markdown as pages show it: a closed list of elements, links that lead nowhere bad, and no HTML of the writer's own.

mod block;

use std::fmt;

use askama::filters::HtmlSafe;
pub use block::{Block, BlockKind, Run, blocks};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

/// HTML that this file wrote, and that a page shows as it is: nothing else makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// The text as HTML. `base` is where `page:4` leads from; headings begin at the level `first`, as the page has its own above.
///
/// Whatever HTML stands in the text is left out: only what is written here ever opens a tag.
pub fn html(markdown: &str, base: &str, first: u8) -> Html {
    let mut page = Writer { html: String::with_capacity(markdown.len() * 2), base, first, links: Vec::new() };
    Parser::new(markdown).for_each(|event| page.write(event));
    Html(page.html)
}

struct Writer<'a> {
    html: String,
    base: &'a str,
    first: u8,
    /// For each link that is open, whether it is one: a refused one leaves its words.
    links: Vec<bool>,
}

impl Writer<'_> {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => escape(&text, &mut self.html),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::CodeBlock(_) => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => self.heading("<", level),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(_)) => self.html.push_str("<ol>\n"),
            Tag::Item => self.html.push_str("<li>"),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => self.heading("</", level),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>\n"),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.html.push_str("</a>"),
            _ => {}
        }
    }

    fn heading(&mut self, before: &str, level: HeadingLevel) {
        let below = match level {
            HeadingLevel::H1 | HeadingLevel::H2 => 0,
            HeadingLevel::H3 => 1,
            _ => 2,
        };
        let end = if before == "</" { "\n" } else { "" };
        self.html.push_str(&format!("{before}h{}>{end}", self.first + below));
    }

    fn link(&mut self, kind: LinkType, address: &str) {
        let target = target(kind, address, self.base);
        self.links.push(target.is_some());
        if let Some(target) = target {
            self.html.push_str("<a href=\"");
            escape(&target, &mut self.html);
            // Another site learns neither where she comes from nor that we know it.
            self.html.push_str(if target.starts_with("https://") {
                "\" rel=\"noreferrer noopener nofollow\">"
            } else {
                "\">"
            });
        }
    }
}

/// Where a link leads, if it may.
fn target(kind: LinkType, address: &str, base: &str) -> Option<String> {
    if kind == LinkType::Email {
        return target(LinkType::Inline, &format!("mailto:{address}"), base);
    }
    if address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    if let Some(page) = address.strip_prefix("page:") {
        let is_plain = !page.is_empty() && page.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        return is_plain.then(|| format!("{base}/{page}"));
    }
    let number = address.strip_prefix("tel:").or_else(|| address.strip_prefix("sms:"));
    let is_number = number.is_some_and(|number| number.bytes().all(|c| c.is_ascii_digit() || c == b'+'));
    let is_ours = address.starts_with('/') && !address.starts_with("//");
    let is_known = ["https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    (is_number || is_ours || is_known).then(|| address.to_owned())
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\0' => {}
            c => into.push(c),
        }
    }
}

/// Whether every link of the text leads somewhere it may.
pub fn has_good_links(markdown: &str) -> bool {
    Parser::new(markdown).all(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) => target(link_type, &dest_url, "").is_some(),
        _ => true,
    })
}

/// What is read, without any markup: one text for each paragraph, heading or item.
pub fn plain(markdown: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => texts.push(String::new()),
            Event::Text(text) | Event::Code(text) => {
                texts.last_mut().into_iter().for_each(|last| last.push_str(&text));
            }
            Event::SoftBreak | Event::HardBreak => texts.last_mut().into_iter().for_each(|last| last.push(' ')),
            _ => {}
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, proptest};

    use super::*;

    fn shown(markdown: &str) -> String {
        html(markdown, "/infos/valbourg/savoir", 2).to_string()
    }

    /// The tags of a page, without what stands between them.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|part| part.split_once('>').expect("a tag is closed").0).collect()
    }

    const PLAIN: [&str; 26] = [
        "p",
        "/p",
        "h2",
        "/h2",
        "h3",
        "/h3",
        "h4",
        "/h4",
        "ul",
        "/ul",
        "ol",
        "/ol",
        "li",
        "/li",
        "em",
        "/em",
        "strong",
        "/strong",
        "blockquote",
        "/blockquote",
        "br",
        "hr",
        "/a",
        "h5",
        "h6",
        "/h5",
    ];

    /// Nothing but the elements of the list, and links that lead where they may.
    fn assert_harmless(html: &str) {
        for tag in tags(html) {
            if PLAIN.contains(&tag) {
                continue;
            }
            let address = tag.strip_prefix("a href=\"").unwrap_or_else(|| panic!("<{tag}> in {html}"));
            let (address, rest) = address.split_once('"').unwrap();
            assert!(["", " rel=\"noreferrer noopener nofollow\""].contains(&rest), "<{tag}>");
            let good = ["https://", "mailto:", "tel:", "sms:", "/"];
            assert!(good.iter().any(|scheme| address.starts_with(scheme)) && !address.starts_with("//"), "<{tag}>");
        }
        assert!(!html.to_ascii_lowercase().contains("<script"));
    }

    #[test]
    fn paragraphs_lists_and_links_are_shown() {
        assert_eq!(
            shown("# Titre\n\nUn *mot* **fort**.\n\n- un\n- deux\n\n1. premier"),
            "<h2>Titre</h2>\n<p>Un <em>mot</em> <strong>fort</strong>.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<ol>\n<li>premier</li>\n</ol>\n"
        );
        assert_eq!(shown("[17](tel:17)"), "<p><a href=\"tel:17\">17</a></p>\n");
        assert_eq!(shown("[lire](page:4)"), "<p><a href=\"/infos/valbourg/savoir/4\">lire</a></p>\n");
        assert!(shown("<a@b.example>").contains("href=\"mailto:a@b.example\""));
    }

    #[test]
    fn html_of_the_writer_is_left_out_and_her_words_stay() {
        assert_eq!(shown("un <b onclick=\"x()\">mot</b>"), "<p>un mot</p>\n");
        assert_eq!(shown("<script>alert(1)</script>"), "");
        assert_eq!(shown("1 < 2 & 3"), "<p>1 &lt; 2 &amp; 3</p>\n");
    }

    #[test]
    fn a_link_that_leads_nowhere_good_leaves_its_words() {
        let bad = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "http://site.example",
            "//site.example",
            "vbscript:x",
            "page:../..",
            "tel:17;x",
            "/\\site.example",
            "&#106;avascript:alert(1)",
        ];
        for address in bad {
            let markdown = format!("[ici]({address})");
            assert_eq!(shown(&markdown), "<p>ici</p>\n", "{address}");
            assert!(!has_good_links(&markdown), "{address}");
        }
        assert!(has_good_links("[a](https://service-public.fr) [b](tel:+33199000000) [c](/infos) [d](page:delais)"));
    }

    #[test]
    fn what_is_read_has_no_markup() {
        assert_eq!(
            plain("## Titre\n\nUn *mot*\nencore.\n\n- [lien](https://a.example)"),
            ["Titre", "Un mot encore.", "lien"]
        );
    }

    fn hostile() -> impl Strategy<Value = String> {
        let pieces = [
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:",
            "[a](",
            ")",
            "\"",
            "'",
            ">",
            "<",
            "style=",
            " onclick=x ",
            "<svg/onload=x>",
            "\n\n",
            "`",
            "**",
            "![",
            "](",
            "&#106;",
            "data:text/html,",
            "page:",
            "https://",
            "<!--",
            "-->",
            "<![CDATA[",
            "\\",
            "<a href='x'>",
            "- ",
            "# ",
            "> ",
            "    ",
            "\u{0}",
            "é",
            "<https://x>",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn whatever_is_written_only_harmless_elements_come_out(text in any::<String>()) {
            assert_harmless(&shown(&text));
        }

        #[test]
        fn whatever_is_written_to_harm_comes_out_harmless(text in hostile()) {
            assert_harmless(&shown(&text));
        }
    }
}
