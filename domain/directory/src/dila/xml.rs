//! A small tree of XML, for files that strangers wrote: no entity is expanded, no DOCTYPE accepted, no depth without end.

use base::text::fold;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{Fault, Reason, Why};

/// The local directory goes five deep.
const MAX_DEPTH: usize = 16;

/// An element. Its name and those of its attributes are folded: « Téléphone » is `telephone`, `codeInsee` is `codeinsee`.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    children: Vec<Element>,
    /// Where it starts, in bytes.
    pub at: usize,
}

impl Element {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub fn first(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of that name.
    pub fn text_of(&self, name: &str) -> &str {
        self.first(name).map_or("", |child| child.text.as_str())
    }
}

/// The line of the byte `position`, counted from one.
pub fn line_at(text: &str, position: usize) -> usize {
    1 + text.bytes().take(position).filter(|byte| *byte == b'\n').count()
}

/// Reads a document whole, or says on which line it breaks.
pub fn read(text: &str) -> Result<Element, Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut tree = Tree::default();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let done = match reader.read_event() {
            Ok(Event::Eof) => return tree.finish(line_at(text, text.len())),
            Ok(event) => tree.take(event, at),
            Err(error) => Err(reason_of(&error)),
        };
        done.map_err(|reason| Fault { line: Some(line_at(text, at)), reason })?;
    }
}

fn reason_of(error: &Error) -> Reason {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => Why::XmlBroken.into(),
        // All the others say that something is not closed before the end.
        Error::Syntax(_) => Why::XmlCut.into(),
        Error::IllFormed(IllFormedError::MismatchedEndTag { found, .. } | IllFormedError::UnmatchedEndTag(found)) => {
            Reason::new(Why::XmlMismatched, found)
        }
        _ => Why::XmlBroken.into(),
    }
}

#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
}

impl Tree {
    fn take(&mut self, event: Event, at: usize) -> Result<(), Reason> {
        match event {
            Event::Start(start) => self.start(&start, at),
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => self.add(&text.xml10_content()),
            Event::CData(text) => self.add(&text.xml10_content()),
            Event::GeneralRef(entity) => self.add(&resolved(&entity)?),
            Event::DocType(_) => Err(Why::Doctype.into()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart, at: usize) -> Result<(), Reason> {
        if self.root.is_some() {
            return Err(Why::XmlSecond.into());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Why::XmlDeep.into());
        }
        let mut element = Element { name: fold(start.local_name().into_inner()), at, ..Element::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| Why::XmlBroken)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Why::XmlBroken)?;
            element.attributes.push((fold(attribute.key.local_name().into_inner()), value.into_owned()));
        }
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
    }

    fn add(&mut self, text: &str) -> Result<(), Reason> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(Why::XmlOutside.into()),
        }
        Ok(())
    }

    fn finish(self, line: usize) -> Result<Element, Fault> {
        let reason = match (self.root, self.open.last()) {
            (Some(root), _) => return Ok(root),
            (None, Some(open)) => Reason::new(Why::XmlUnclosed, &open.name),
            (None, None) => Why::XmlEmpty.into(),
        };
        Err(Fault { line: Some(line), reason })
    }
}

/// The letter that one of the five entities of XML, or a number, stands for; any other entity is refused.
fn resolved(entity: &BytesRef) -> Result<String, Reason> {
    if let Some(letter) = entity.resolve_char_ref().map_err(|_| Why::XmlBroken)? {
        return Ok(letter.into());
    }
    let name = entity.xml10_content();
    let known = quick_xml::escape::resolve_predefined_entity(&name);
    known.map(str::to_owned).ok_or_else(|| Reason::new(Why::XmlEntity, &name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_keeps_text_and_attributes_under_folded_names() {
        let root = read("<A><Téléphone coût='1 €'>01 &amp; <![CDATA[<2>]]>&#233;</Téléphone><Vide/></A>").unwrap();
        let phone = root.first("telephone").unwrap();
        assert_eq!((phone.attribute("cout"), phone.text.as_str()), ("1 €", "01 & <2>é"));
        assert_eq!(root.text_of("vide"), "");
    }

    #[test]
    fn what_is_broken_is_told_with_its_line() {
        for (text, line, why) in [
            ("<a>\n<b>\n</a>", 3, Why::XmlMismatched),
            ("</a>", 1, Why::XmlMismatched),
            ("<a>\n&nbsp;</a>", 2, Why::XmlEntity),
            ("<a>\n", 2, Why::XmlUnclosed),
            ("<a>\n<b", 2, Why::XmlCut),
            ("<a/>\n\n<b/>", 3, Why::XmlSecond),
            ("", 1, Why::XmlEmpty),
            ("\nrien", 1, Why::XmlOutside),
            ("<a b='&x;'/>", 1, Why::XmlBroken),
            ("<a b=1/>", 1, Why::XmlBroken),
            ("<!x><a/>", 1, Why::XmlBroken),
        ] {
            let fault = read(text).unwrap_err();
            assert_eq!((fault.line, fault.reason.why), (Some(line), why), "{text}");
        }
    }

    #[test]
    fn a_doctype_is_refused_before_any_entity_is_read() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>\n<a>&c;</a>";
        assert_eq!(read(bomb).unwrap_err().reason.why, Why::Doctype);
    }

    #[test]
    fn depth_has_an_end() {
        assert_eq!(read(&"<a>".repeat(100_000)).unwrap_err().reason.why, Why::XmlDeep);
    }
}
