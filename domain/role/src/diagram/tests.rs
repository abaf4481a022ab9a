//! The rules of the drawing.

use askama::Template;
use proptest::prelude::*;

use super::wrap::width;
use super::{Area, Diagram, Node, draw};
use crate::circuit::tests::any_circuit;

/// The drawing as pages hold it.
#[derive(Template)]
#[template(path = "circuit/diagram.html")]
struct Drawn {
    diagram: Diagram,
    name: String,
    description: String,
}

fn node(lane: &str, layer: usize, text: &str, to: &[usize]) -> Node {
    Node { lane: lane.into(), layer, texts: vec!["1. Titre".into(), text.into()], to: to.to_vec() }
}

#[test]
fn a_circuit_with_two_ways_is_drawn() {
    let nodes = [
        node("Hôpital Ambroise-Paré", 0, "Propose de porter plainte sur place, sans rien imposer.", &[1, 3]),
        node("Commissariat", 1, "Vient recueillir la plainte.", &[2]),
        node("Parquet", 2, "Décide des suites.", &[]),
        node("CIDFF", 1, "Accompagne.", &[2]),
    ];
    let drawn = Drawn { diagram: draw(&nodes), name: "Plainte".into(), description: "Quatre étapes.".into() };
    insta::assert_snapshot!(drawn.render().unwrap());
}

#[test]
fn nothing_is_drawn_of_nothing() {
    assert_eq!(draw(&[]), Diagram::default());
}

fn is_apart(one: &Area, other: &Area) -> bool {
    one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.y + one.height <= other.y
        || other.y + other.height <= one.y
}

/// Says whether a part of an arrow goes through the inside of a box.
fn crosses(from: (i32, i32), to: (i32, i32), area: &Area) -> bool {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    right > area.x && left < area.x + area.width && bottom > area.y && top < area.y + area.height
}

fn check(diagram: &Diagram, ways: &[(usize, usize)]) -> Result<(), TestCaseError> {
    for (at, one) in diagram.boxes.iter().enumerate() {
        prop_assert!(diagram.boxes.iter().skip(at + 1).all(|other| is_apart(one, other)), "two boxes overlap");
        prop_assert!(one.x >= 0 && one.y >= 0);
        prop_assert!(one.x + one.width <= diagram.width && one.y + one.height <= diagram.height);
        for line in &one.lines {
            prop_assert!(line.x >= one.x && line.x + width(&line.text) <= one.x + one.width, "{:?}", line);
            prop_assert!(line.y > one.y && line.y < one.y + one.height, "{:?}", line);
        }
    }
    let drawn: Vec<_> = diagram.arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    prop_assert_eq!(&drawn, ways);
    for arrow in &diagram.arrows {
        let (source, target) = (&diagram.boxes[arrow.from], &diagram.boxes[arrow.to]);
        let (first, last) = (arrow.points[0], arrow.points[arrow.points.len() - 1]);
        prop_assert!(first.1 == source.y + source.height && first.0 > source.x && first.0 < source.x + source.width);
        prop_assert!(last.1 == target.y && last.0 > target.x && last.0 < target.x + target.width);
        for two in arrow.points.windows(2) {
            prop_assert!(two[0].0 == two[1].0 || two[0].1 == two[1].1, "not at a right angle");
            prop_assert!(two[0].1 <= two[1].1, "it goes up");
            prop_assert!(diagram.boxes.iter().all(|area| !crosses(two[0], two[1], area)), "an arrow crosses a box");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_box_is_overlapped_or_crossed_and_every_arrow_ends_on_its_box(text in any_circuit()) {
        let Some(layers) = text.layers() else { return Ok(()) };
        let nodes: Vec<Node> = text.steps.iter().enumerate().map(|(at, step)| Node {
            lane: step.who.institution.map_or_else(|| "Avocate".to_owned(), |id| id.to_string()),
            layer: layers[at],
            texts: vec![format!("{}. {}", at + 1, step.what), step.what.clone()],
            to: text.ways(at).into_iter().filter_map(|(to, _)| to).collect(),
        }).collect();
        let ways: Vec<_> = nodes.iter().enumerate().flat_map(|(at, node)| node.to.iter().map(move |to| (at, *to))).collect();
        let diagram = draw(&nodes);
        check(&diagram, &ways)?;
        prop_assert_eq!(diagram, draw(&nodes));
    }
}
