//! Words in the reader's language: Fluent messages, French first, French when a language lacks one.

use anyhow::{Context as _, anyhow, bail};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

base::text_enum! {
    /// A language in which pages are complete.
    pub enum Lang { Fr = "fr", En = "en" }
}

impl Lang {
    /// What stands before a public path in this language: nothing for French.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Fr => "",
            Self::En => "/en",
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

/// Every message of the program, in every language.
pub struct Words {
    fr: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    /// Puts together the words of several crates; a message that two of them define is an error, as is one that does
    /// not parse.
    pub fn new(sources: &[&[(Lang, &'static str)]]) -> anyhow::Result<Self> {
        let bundle = |lang: Lang, id| -> anyhow::Result<FluentBundle<FluentResource>> {
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // The isolation marks would stand in every page, and in what people copy from it.
            bundle.set_use_isolating(false);
            for (_, text) in sources.iter().flat_map(|source| source.iter()).filter(|(of, _)| *of == lang) {
                let resource = FluentResource::try_new((*text).to_owned())
                    .map_err(|(_, errors)| anyhow!("{errors:?}"))
                    .with_context(|| format!("words in {lang}"))?;
                if let Err(errors) = bundle.add_resource(resource) {
                    bail!("words in {lang}: {errors:?}");
                }
            }
            Ok(bundle)
        };
        Ok(Self { fr: bundle(Lang::Fr, langid!("fr"))?, en: bundle(Lang::En, langid!("en"))? })
    }

    /// The message `key` with its values; the key itself if there is no such message, so that nothing is blank.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&'static str, &dyn Arg)]) -> String {
        let args: FluentArgs<'static> = args.iter().map(|(name, value)| (*name, value.arg())).collect();
        let wanted = match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        [wanted, &self.fr]
            .into_iter()
            .find_map(|bundle| {
                let pattern = bundle.get_message(key)?.value()?;
                Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
            })
            .unwrap_or_else(|| key.to_owned())
    }

    /// Says whether there is a message `key` in `lang` itself.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        match lang {
            Lang::Fr => self.fr.has_message(key),
            Lang::En => self.en.has_message(key),
        }
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
    fn french_stands_in_for_a_message_that_a_language_lacks() {
        assert_eq!(words().text(Lang::En, "seul", &[]), "bonjour");
    }

    #[test]
    fn a_key_is_defined_once() {
        assert!(Words::new(&[&[(Lang::Fr, "a = 1\n")], &[(Lang::Fr, "a = 2\n")]]).is_err());
    }
}
