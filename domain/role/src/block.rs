//! Plain text with light structure: paragraphs, and lists of lines that begin with a dash.

/// A paragraph, or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<String>),
    List(Vec<String>),
}

/// What lines of a list begin with.
const MARKS: [&str; 4] = ["- ", "– ", "• ", "* "];

fn item(line: &str) -> Option<&str> {
    MARKS.iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// The blocks of a text. A blank line parts two of them; so do a line of a list and one that is none.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_new = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_new = true;
            continue;
        }
        match (item(line), blocks.last_mut().filter(|_| !is_new)) {
            (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => blocks.push(Block::List(vec![item.to_owned()])),
            (None, Some(Block::Paragraph(lines))) => lines.push(line.to_owned()),
            (None, _) => blocks.push(Block::Paragraph(vec![line.to_owned()])),
        }
        is_new = false;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_makes_a_list_and_a_blank_line_a_paragraph() {
        let paragraph = |lines: &[&str]| Block::Paragraph(lines.iter().map(|line| (*line).to_owned()).collect());
        let list = |lines: &[&str]| Block::List(lines.iter().map(|line| (*line).to_owned()).collect());
        assert_eq!(
            blocks("Elle peut :\n- recevoir ;\n• orienter.\n\nDeux\nlignes\n\n- autre"),
            [
                paragraph(&["Elle peut :"]),
                list(&["recevoir ;", "orienter."]),
                paragraph(&["Deux", "lignes"]),
                list(&["autre"])
            ]
        );
        assert_eq!(blocks(" \n"), []);
    }
}
