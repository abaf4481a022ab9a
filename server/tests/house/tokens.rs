//! As much of Rust's grammar as the rules need: words, signs and texts, without comments.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// A string literal, as the program sees it.
    Text(String),
    Sign(char),
}

#[derive(Debug, Clone)]
pub struct Lexeme {
    pub token: Token,
    pub line: usize,
}

impl Lexeme {
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.token, Token::Word(w) if w == word)
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.token == Token::Sign(sign)
    }

    pub fn text(&self) -> Option<&str> {
        match &self.token {
            Token::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    read: Vec<Lexeme>,
}

/// Reads Rust that starts at `line`.
pub fn rust(text: &str, line: usize) -> Vec<Lexeme> {
    let mut reader = Reader { rest: text, line, read: Vec::new() };
    while let Some(c) = reader.rest.chars().next() {
        reader.step(c);
    }
    reader.read
}

impl Reader<'_> {
    fn step(&mut self, c: char) {
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.skip(end);
        } else if self.rest.starts_with("/*") {
            let end = self.rest.find("*/").map_or(self.rest.len(), |end| end + 2);
            self.skip(end);
        } else if let Some(hashes) = self.raw_string() {
            self.raw(hashes);
        } else if c == '"' {
            self.string();
        } else if c == '\'' {
            self.quote();
        } else if c.is_alphanumeric() || c == '_' {
            let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
            self.push(Token::Word(self.rest[..end].to_owned()));
            self.skip(end);
        } else {
            if !c.is_whitespace() {
                self.push(Token::Sign(c));
            }
            self.skip(c.len_utf8());
        }
    }

    fn push(&mut self, token: Token) {
        self.read.push(Lexeme { token, line: self.line });
    }

    fn skip(&mut self, bytes: usize) {
        self.line += self.rest[..bytes].matches('\n').count();
        self.rest = &self.rest[bytes..];
    }

    /// How many hashes open the raw string that starts here, if one does.
    fn raw_string(&self) -> Option<usize> {
        let after = self.rest.strip_prefix('b').unwrap_or(self.rest).strip_prefix('r')?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        after[hashes..].starts_with('"').then_some(hashes)
    }

    fn raw(&mut self, hashes: usize) {
        let start = self.rest.find('"').unwrap() + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let length = self.rest[start..].find(&close).unwrap();
        self.push(Token::Text(self.rest[start..start + length].to_owned()));
        self.skip(start + length + close.len());
    }

    fn string(&mut self) {
        let (mut text, mut chars, mut end) = (String::new(), self.rest[1..].char_indices().peekable(), 0);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    end = at + 2;
                    break;
                }
                '\\' => match chars.next().unwrap().1 {
                    'n' => text.push('\n'),
                    '\n' => while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {},
                    // Which letter it is does not matter to a rule.
                    'u' => while chars.next().is_some_and(|(_, c)| c != '}') {},
                    other => text.push(other),
                },
                c => text.push(c),
            }
        }
        self.push(Token::Text(text));
        self.skip(end);
    }

    /// A letter between quotes is passed over; before a lifetime, the quote alone is.
    fn quote(&mut self) {
        let mut chars = self.rest.char_indices().skip(1);
        let length = match (chars.next(), chars.next()) {
            (Some((_, '\\')), Some(_)) => self.rest[3..].find('\'').map_or(1, |end| end + 4),
            (Some(_), Some((at, '\''))) => at + 1,
            _ => 1,
        };
        self.skip(length);
    }
}

/// The expressions of a template, each ended by a `;`.
pub fn template(text: &str) -> Vec<Lexeme> {
    let (mut read, mut from) = (Vec::new(), 0);
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => "",
        };
        let end = text[open..].find(close).filter(|_| !close.is_empty()).map_or(open + 1, |end| open + end);
        if close.is_empty() || close == "#}" {
            from = end.max(open + 1);
            continue;
        }
        let line = 1 + text[..open].matches('\n').count();
        read.extend(rust(&text[open + 2..end], line));
        read.push(Lexeme { token: Token::Sign(';'), line });
        from = end;
    }
    read
}

/// Leaves out what follows `#[cfg(test)]`, up to the end of its block or its `;`.
pub fn without_tests(lexemes: &[Lexeme]) -> Vec<Lexeme> {
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < lexemes.len() {
        if is_test_mark(&lexemes[at..]) {
            at += 7;
            while at < lexemes.len() && !lexemes[at].is_sign('{') && !lexemes[at].is_sign(';') {
                at += 1;
            }
            at = closing(lexemes, at) + 1;
        } else {
            kept.push(lexemes[at].clone());
            at += 1;
        }
    }
    kept
}

fn is_test_mark(lexemes: &[Lexeme]) -> bool {
    lexemes.len() > 7
        && lexemes[0].is_sign('#')
        && lexemes[1].is_sign('[')
        && lexemes[2].is_word("cfg")
        && lexemes[4].is_word("test")
}

/// Where the bracket that opens at `open` closes; `open` itself if it is no bracket.
pub fn closing(lexemes: &[Lexeme], open: usize) -> usize {
    let mut depth = 0_i32;
    for (at, lexeme) in lexemes.iter().enumerate().skip(open) {
        match lexeme.token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    lexemes.len()
}

/// A call `name(…)` or `name!(…)`: its line and its arguments.
pub struct Call<'a> {
    pub line: usize,
    pub args: Vec<&'a [Lexeme]>,
}

impl Call<'_> {
    /// The argument, if it is a text and nothing else.
    pub fn text(&self, position: usize) -> Option<&str> {
        match self.args.get(position)? {
            [lexeme] => lexeme.text(),
            _ => None,
        }
    }

    /// Every text within the argument.
    pub fn texts(&self, position: usize) -> impl Iterator<Item = &str> {
        self.args.get(position).into_iter().flat_map(|arg| arg.iter()).filter_map(Lexeme::text)
    }
}

/// Every call of `name`.
pub fn calls<'a>(lexemes: &'a [Lexeme], name: &str) -> Vec<Call<'a>> {
    let mut calls = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.is_word(name)) {
        let open = at + 1 + usize::from(lexemes.get(at + 1).is_some_and(|next| next.is_sign('!')));
        if lexemes.get(open).is_some_and(|next| next.is_sign('(')) {
            let inside = &lexemes[open + 1..closing(lexemes, open).min(lexemes.len())];
            calls.push(Call { line: lexeme.line, args: split(inside) });
        }
    }
    calls
}

/// Parts at the commas that stand in no bracket.
fn split(lexemes: &[Lexeme]) -> Vec<&[Lexeme]> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    while at < lexemes.len() {
        if lexemes[at].is_sign(',') {
            parts.push(&lexemes[from..at]);
            from = at + 1;
            at += 1;
        } else {
            at = closing(lexemes, at).max(at) + 1;
        }
    }
    if from < lexemes.len() {
        parts.push(&lexemes[from..]);
    }
    parts
}

/// The codes of each enum that `text_enum!` declares.
pub fn text_enums(lexemes: &[Lexeme]) -> Vec<Vec<String>> {
    let mut enums = Vec::new();
    for (at, _) in lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.is_word("text_enum")) {
        if !lexemes.get(at + 2).is_some_and(|open| open.is_sign('{')) {
            continue;
        }
        let inside = &lexemes[at + 2..closing(lexemes, at + 2).min(lexemes.len())];
        enums.push(inside.iter().filter_map(Lexeme::text).map(str::to_owned).collect());
    }
    enums
}

#[test]
fn strings_are_read_as_the_program_sees_them() {
    let read = rust("a(\"x\\\"y\", 'b', '\\'', r#\"z\"#, 'life) // \"no\"", 1);
    let texts: Vec<_> = read.iter().filter_map(Lexeme::text).collect();
    assert_eq!(texts, ["x\"y", "z"]);
    assert_eq!(calls(&read, "a")[0].args.len(), 5);
}

#[test]
fn tests_are_left_out() {
    let read = without_tests(&rust("#[cfg(test)] mod tests { fn a() { \"x\" } } fn b() { \"y\" }", 1));
    assert_eq!(read.iter().filter_map(Lexeme::text).collect::<Vec<_>>(), ["y"]);
}
