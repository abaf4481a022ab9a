//! Words in the reader's language: Fluent messages, French first, French when a language lacks one.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, anyhow, bail};
use base::Code as _;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

base::text_enum! {
    /// A language of the public face. French and English are complete; the others have what somebody needs to be helped.
    pub enum Lang { Fr = "fr", En = "en", Ar = "ar", Uk = "uk", Es = "es", Pt = "pt", Ro = "ro", Tr = "tr" }
}

impl Lang {
    /// What stands before a public path in this language: nothing for French.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Fr => "",
            Self::En => "/en",
            Self::Ar => "/ar",
            Self::Uk => "/uk",
            Self::Es => "/es",
            Self::Pt => "/pt",
            Self::Ro => "/ro",
            Self::Tr => "/tr",
        }
    }

    /// The way it is written: the value of `dir`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// Whether every page of both faces exists in it; the workspace is in these alone.
    pub const fn is_complete(self) -> bool {
        matches!(self, Self::Fr | Self::En)
    }

    /// Its place among all, as `Lang::ALL` has them.
    const fn place(self) -> usize {
        self as usize
    }

    /// What plural rules know it by.
    const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Fr => langid!("fr"),
            Self::En => langid!("en"),
            Self::Ar => langid!("ar"),
            Self::Uk => langid!("uk"),
            Self::Es => langid!("es"),
            Self::Pt => langid!("pt"),
            Self::Ro => langid!("ro"),
            Self::Tr => langid!("tr"),
        }
    }
}

/// A value inside a message.
pub trait Arg {
    fn arg(&self) -> FluentValue<'static>;
}
impl Arg for str {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}
impl Arg for String {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}
macro_rules! number_args {
    ($($number:ty),+) => {$(
        impl Arg for $number {
            fn arg(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )+};
}
number_args!(usize, u32, u64, i64, i32, f64);
impl<T: Arg + ?Sized> Arg for &T {
    fn arg(&self) -> FluentValue<'static> {
        (**self).arg()
    }
}

/// Every message of the program, in every language. A clone is the same words.
#[derive(Clone)]
pub struct Words {
    /// One for each language, in the order of `Lang::ALL`.
    bundles: Arc<Vec<FluentBundle<FluentResource>>>,
    texts: Arc<Vec<(Lang, &'static str)>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

/// The space that keeps with its neighbour at the end of a line.
const FIRM: char = '\u{a0}';

/// `text` with the spaces that French puts before its high signs and inside its quotation marks made firm, so that no line
/// begins with a question mark (Lexique des règles typographiques en usage à l'Imprimerie nationale).
fn spaced(lang: Lang, text: &str) -> String {
    if lang != Lang::Fr {
        return text.to_owned();
    }
    let before = |sign: char| matches!(sign, ':' | ';' | '?' | '!' | '»' | '%' | '€');
    let (mut spaced, mut signs, mut last) = (String::with_capacity(text.len() + 64), text.chars().peekable(), '\n');
    while let Some(sign) = signs.next() {
        // What indents a line is syntax.
        let is_inside = sign == ' ' && !matches!(last, ' ' | '\n');
        let is_firm = is_inside && (last == '«' || signs.peek().is_some_and(|next| before(*next)));
        spaced.push(if is_firm { FIRM } else { sign });
        last = sign;
    }
    spaced
}

impl Words {
    /// Puts together the words of several crates; a message that two of them define is an error, as is one that does
    /// not parse.
    pub fn new(sources: &[&[(Lang, &'static str)]]) -> anyhow::Result<Self> {
        let bundle = |lang: Lang| -> anyhow::Result<FluentBundle<FluentResource>> {
            let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
            // The isolation marks would stand in every page, and in what people copy from it.
            bundle.set_use_isolating(false);
            for (_, text) in sources.iter().flat_map(|source| source.iter()).filter(|(of, _)| *of == lang) {
                let resource = FluentResource::try_new(spaced(lang, text))
                    .map_err(|(_, errors)| anyhow!("{errors:?}"))
                    .with_context(|| format!("words in {lang}"))?;
                if let Err(errors) = bundle.add_resource(resource) {
                    bail!("words in {lang}: {errors:?}");
                }
            }
            Ok(bundle)
        };
        let texts = sources.iter().flat_map(|source| source.iter().copied()).collect();
        let bundles = Lang::ALL.iter().map(|lang| bundle(*lang)).collect::<anyhow::Result<_>>()?;
        Ok(Self { bundles: Arc::new(bundles), texts: Arc::new(texts) })
    }

    /// The message `key` with its values; the key itself if there is no such message, so that nothing is blank.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&'static str, &dyn Arg)]) -> String {
        let args: FluentArgs<'static> = args.iter().map(|(name, value)| (*name, value.arg())).collect();
        [lang, Lang::Fr]
            .into_iter()
            .filter_map(|lang| self.bundles.get(lang.place()))
            .find_map(|bundle| {
                let pattern = bundle.get_message(key)?.value()?;
                Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
            })
            .unwrap_or_else(|| key.to_owned())
    }

    /// Every message of a language as it is written, variables and plurals included, by its key.
    pub fn sources(&self, lang: Lang) -> BTreeMap<&'static str, String> {
        let mut messages: BTreeMap<&'static str, String> = BTreeMap::new();
        for (_, text) in self.texts.iter().filter(|(of, _)| *of == lang) {
            let mut current = None;
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                // What goes on a message is indented.
                let head = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()));
                if let Some((key, value)) = head {
                    current = Some(key.trim());
                    messages.insert(key.trim(), value.trim().to_owned());
                } else if let Some(message) = current.and_then(|key| messages.get_mut(key)) {
                    message.push('\n');
                    message.push_str(line);
                }
            }
        }
        messages.values_mut().for_each(|message| message.truncate(message.trim_end().len()));
        messages
    }

    /// Says whether there is a message `key` in `lang` itself.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles.get(lang.place()).is_some_and(|bundle| bundle.has_message(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(&[&[
            (Lang::Fr, "places = { $count ->\n  [one] une place\n *[other] { $count } places\n }\nseul = bonjour\n"),
            (Lang::En, "places = { $count } places\n"),
        ]])
        .unwrap()
    }

    #[test]
    fn a_message_is_given_with_its_values_and_its_plural() {
        assert_eq!(words().text(Lang::Fr, "places", &[("count", &1_usize)]), "une place");
        assert_eq!(words().text(Lang::Fr, "places", &[("count", &3_usize)]), "3 places");
    }

    #[test]
    fn high_signs_and_quotation_marks_keep_their_space_in_french_alone() {
        let written = "ask =\n    Qui ? { $who } : « oui »,\n    à 50 %\nplural = { $count ->\n  [one] un !\n *[other] des ;\n }\n";
        let words = Words::new(&[&[(Lang::Fr, written), (Lang::En, written)]]).unwrap();
        let asked = |lang| words.text(lang, "ask", &[("who", &"Elle")]);
        assert_eq!(asked(Lang::Fr), "Qui\u{a0}? Elle\u{a0}: «\u{a0}oui\u{a0}»,\nà 50\u{a0}%");
        assert_eq!(asked(Lang::En), "Qui ? Elle : « oui »,\nà 50 %");
        assert_eq!(words.text(Lang::Fr, "plural", &[("count", &1_usize)]), "un\u{a0}!");
    }

    #[test]
    fn french_stands_in_for_a_message_that_a_language_lacks() {
        assert_eq!(words().text(Lang::En, "seul", &[]), "bonjour");
    }

    #[test]
    fn messages_are_given_as_they_are_written() {
        let words = words();
        let sources = words.sources(Lang::Fr);
        assert_eq!(sources["seul"], "bonjour");
        assert!(sources["places"].contains("[one] une place") && sources["places"].ends_with('}'));
        assert_eq!(words.sources(Lang::En).len(), 1);
    }

    #[test]
    fn each_language_has_its_own_place() {
        assert!(Lang::ALL.iter().enumerate().all(|(place, lang)| lang.place() == place));
    }

    #[test]
    fn a_key_is_defined_once() {
        assert!(Words::new(&[&[(Lang::Fr, "a = 1\n")], &[(Lang::Fr, "a = 2\n")]]).is_err());
    }
}
