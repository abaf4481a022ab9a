//! Text as XML writes it.

/// A text as an element or an attribute holds it; what XML cannot hold is a blank.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_opens_or_ends_an_element() {
        assert_eq!(escaped("<b a=\"1\">&</b>\u{0}\n]]>"), "&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;  ]]&gt;");
    }
}
