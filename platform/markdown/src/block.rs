//! Markdown as paper shows it: titles, paragraphs and items, without links, as paper leads nowhere.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Serialize;

/// A run of letters, strong or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub strong: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    Title,
    Paragraph,
    Item,
}

/// A title, a paragraph or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    pub kind: BlockKind,
    pub spans: Vec<Run>,
}

/// The text in blocks; what is blank is left out.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut strong, mut in_item) = (false, false);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { .. }) => begin(&mut blocks, BlockKind::Title),
            Event::Start(Tag::Item) => {
                in_item = true;
                begin(&mut blocks, BlockKind::Item);
            }
            Event::Start(Tag::Paragraph) if !in_item => begin(&mut blocks, BlockKind::Paragraph),
            Event::End(TagEnd::Item) => in_item = false,
            Event::Start(Tag::Strong) => strong = true,
            Event::End(TagEnd::Strong) => strong = false,
            Event::Text(text) | Event::Code(text) => put(&mut blocks, &text, strong),
            Event::SoftBreak | Event::HardBreak => put(&mut blocks, " ", strong),
            _ => {}
        }
    }
    blocks.retain(|block| block.spans.iter().any(|span| !span.text.trim().is_empty()));
    blocks
}

fn begin(blocks: &mut Vec<Block>, kind: BlockKind) {
    blocks.push(Block { kind, spans: Vec::new() });
}

fn put(blocks: &mut [Block], text: &str, strong: bool) {
    let Some(last) = blocks.last_mut() else { return };
    match last.spans.last_mut().filter(|span| span.strong == strong) {
        Some(span) => span.text.push_str(text),
        None => last.spans.push(Run { text: text.to_owned(), strong }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(markdown: &str) -> Vec<(BlockKind, String)> {
        let text = |block: &Block| {
            let runs =
                block.spans.iter().map(|run| if run.strong { format!("*{}*", run.text) } else { run.text.clone() });
            runs.collect::<String>()
        };
        blocks(markdown).iter().map(|block| (block.kind, text(block))).collect()
    }

    #[test]
    fn titles_paragraphs_and_items_come_in_order_with_what_is_strong() {
        let is = |kind, text: &str| (kind, text.to_owned());
        assert_eq!(
            told("Une **phrase** [liée](page:3)\nsuivie.\n\n## Titre\n\n- un\n- **deux**\n\n<b>html</b>"),
            [
                is(BlockKind::Paragraph, "Une *phrase* liée suivie."),
                is(BlockKind::Title, "Titre"),
                is(BlockKind::Item, "un"),
                is(BlockKind::Item, "*deux*"),
                is(BlockKind::Paragraph, "html"),
            ]
        );
    }
}
