//! A circuit drawn by the server: a column for each institution, a box for each step, an arrow for each way. Boxes stand in
//! rows, each below all that lead to it; arrows run between rows and beside columns, so that none crosses a box.

mod plan;
mod wrap;

#[cfg(test)]
mod tests;

use plan::{Edge, Plan};
use wrap::wrap;

/// A step to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The name of its column.
    pub lane: String,
    /// How far from a beginning it is.
    pub layer: usize,
    /// What is written in its box; the first is strong.
    pub texts: Vec<String>,
    /// The positions of the steps that it leads to, all further on.
    pub to: Vec<usize>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub x: i32,
    pub y: i32,
    pub text: String,
    pub is_strong: bool,
}

/// A rectangle with its text: a step, or a column with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub lines: Vec<Line>,
}

/// A way from a box to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    pub from: usize,
    pub to: usize,
    /// From the foot of a box to the head of another, by right angles.
    pub points: Vec<(i32, i32)>,
}

impl Arrow {
    /// Its line as SVG writes one.
    pub fn path(&self) -> String {
        let points = self.points.iter().map(|(x, y)| format!("{x} {y}"));
        format!("M {}", points.collect::<Vec<_>>().join(" L "))
    }

    /// Its point.
    pub fn head(&self) -> String {
        let (x, y) = self.points.last().copied().unwrap_or_default();
        format!("M {} {} L {x} {y} L {} {} Z", x - 5, y - 8, x + 5, y - 8)
    }
}

/// The whole, in pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagram {
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<Area>,
    pub boxes: Vec<Area>,
    pub arrows: Vec<Arrow>,
}

const BOX_WIDTH: i32 = 220;
/// Between the border of a box and its text.
const PAD: i32 = 10;
const LINE_HEIGHT: i32 = 18;
/// From the top of a line to where its letters stand.
const BASE: i32 = 13;
/// Between two parallel arrows.
const TRACK: i32 = 9;
/// Beside a column, and below a row, before the first arrow.
const MARGIN: i32 = 14;
/// What the point of an arrow takes.
const HEAD: i32 = 12;

/// The lines of several texts, the first strong.
fn lines(texts: &[String]) -> Vec<(String, bool)> {
    let wrapped = texts.iter().enumerate().map(|(at, text)| {
        let is_strong = at == 0;
        // Strong letters are wider.
        let room = if is_strong { BOX_WIDTH - 2 * PAD - 16 } else { BOX_WIDTH - 2 * PAD };
        wrap(text, room).into_iter().map(move |line| (line, is_strong))
    });
    wrapped.flatten().collect()
}

fn height_of(count: usize) -> i32 {
    2 * PAD + LINE_HEIGHT * i32::try_from(count).unwrap_or(i32::MAX / LINE_HEIGHT / 2)
}

fn area(x: i32, y: i32, texts: Vec<(String, bool)>) -> Area {
    let height = height_of(texts.len());
    let placed = (0..).zip(texts).map(|(at, (text, is_strong))| Line {
        x: x + PAD,
        y: y + PAD + at * LINE_HEIGHT + BASE,
        text,
        is_strong,
    });
    Area { x, y, width: BOX_WIDTH, height, lines: placed.collect() }
}

/// Draws steps; the same steps always give the same drawing.
pub fn draw(nodes: &[Node]) -> Diagram {
    if nodes.is_empty() {
        return Diagram::default();
    }
    let texts: Vec<_> = nodes.iter().map(|node| lines(&node.texts)).collect();
    let heights: Vec<_> = texts.iter().map(|texts| height_of(texts.len())).collect();
    let plan = Plan::new(nodes, &heights);
    let boxes: Vec<Area> =
        texts.into_iter().enumerate().map(|(at, texts)| area(plan.left(at), plan.top(at), texts)).collect();
    let arrows = plan.edges.iter().filter_map(|edge| arrow(&plan, &boxes, edge)).collect();
    let lanes = plan.lanes.iter().enumerate().map(|(at, lane)| {
        let head = area(plan.lane_left(at), 0, lines(std::slice::from_ref(lane)));
        let (left, right) = plan.lane_borders(at);
        Area { x: left, width: right - left, height: plan.height, ..head }
    });
    Diagram { width: plan.width, height: plan.height, lanes: lanes.collect(), boxes, arrows }
}

/// A port: the place of one of several arrows on the edge of a box.
fn port(area: &Area, (at, count): (i32, i32)) -> i32 {
    area.x + area.width * (at + 1) / (count + 1)
}

fn arrow(plan: &Plan, boxes: &[Area], edge: &Edge) -> Option<Arrow> {
    let (source, target) = (boxes.get(edge.from)?, boxes.get(edge.to)?);
    let (out, into) = (port(source, edge.out), port(target, edge.into));
    let (foot, head) = (source.y + source.height, target.y);
    let below = plan.track(edge.below);
    let points = match edge.beside {
        None if out == into => vec![(out, foot), (into, head)],
        None => vec![(out, foot), (out, below), (into, below), (into, head)],
        Some((lane, track)) => {
            let (beside, above) = (plan.beside(lane, track), plan.track(edge.above));
            vec![(out, foot), (out, below), (beside, below), (beside, above), (into, above), (into, head)]
        }
    };
    Some(Arrow { from: edge.from, to: edge.to, points })
}

impl Plan {
    /// Where an arrow runs beside a column.
    fn beside(&self, lane: usize, track: i32) -> i32 {
        self.lane_borders(lane).0 + MARGIN + track * TRACK
    }
}
