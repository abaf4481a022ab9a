//! Where everything of a drawing goes: columns, rows, and the tracks of arrows between them.

use std::collections::BTreeMap;

use super::{BOX_WIDTH, HEAD, MARGIN, Node, TRACK, height_of, lines};

/// A way, with its ports and tracks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// Which of how many ports at the foot of its source.
    pub out: (i32, i32),
    /// Which of how many ports at the head of its target.
    pub into: (i32, i32),
    /// The row below which it turns first, and its track there.
    pub below: (usize, i32),
    /// The row below which it turns last.
    pub above: (usize, i32),
    /// The column beside which it passes rows, and its track there; `None`: its target stands in the next row.
    pub beside: Option<(usize, i32)>,
}

#[derive(Debug)]
pub struct Plan {
    pub lanes: Vec<String>,
    pub edges: Vec<Edge>,
    pub width: i32,
    pub height: i32,
    /// The column and the row of each step.
    cells: Vec<(usize, usize)>,
    /// Where the box of each column begins; one more for where the last column ends.
    lefts: Vec<i32>,
    /// Where each column begins; one more for the right edge.
    borders: Vec<i32>,
    /// The top and the bottom of each row.
    rows: Vec<(i32, i32)>,
}

fn pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(0)
}

/// Counts, and gives the number of each as it comes.
#[derive(Debug, Default)]
struct Tally(BTreeMap<usize, i32>);

impl Tally {
    fn take(&mut self, of: usize) -> i32 {
        let count = self.0.entry(of).or_insert(0);
        *count += 1;
        *count - 1
    }

    fn count(&self, of: usize) -> i32 {
        self.0.get(&of).copied().unwrap_or(0)
    }
}

/// The columns, in the order in which steps name them.
fn lanes(nodes: &[Node]) -> Vec<String> {
    let mut lanes: Vec<String> = Vec::new();
    for node in nodes {
        if !lanes.contains(&node.lane) {
            lanes.push(node.lane.clone());
        }
    }
    lanes
}

/// The column and the row of each step: a layer has as many rows as a column has steps in it.
fn cells(nodes: &[Node], lanes: &[String]) -> Vec<(usize, usize)> {
    let mut depths: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut slots = Vec::with_capacity(nodes.len());
    for node in nodes {
        let lane = lanes.iter().position(|lane| *lane == node.lane).unwrap_or(0);
        let slot = taken.entry((node.layer, lane)).or_insert(0);
        slots.push((lane, node.layer, *slot));
        *slot += 1;
        let depth = depths.entry(node.layer).or_insert(0);
        *depth = (*depth).max(*slot);
    }
    let first = |layer: usize| depths.range(..layer).map(|(_, depth)| depth).sum::<usize>();
    slots.into_iter().map(|(lane, layer, slot)| (lane, first(layer) + slot)).collect()
}

/// The ways with their ports and tracks, and how many tracks there are below each row and beside each column.
fn edges(nodes: &[Node], cells: &[(usize, usize)]) -> (Vec<Edge>, Tally, Tally) {
    let ways = || nodes.iter().enumerate().flat_map(|(from, node)| node.to.iter().map(move |to| (from, *to)));
    let (mut outs, mut intos) = (Tally::default(), Tally::default());
    for (from, to) in ways() {
        outs.take(from);
        intos.take(to);
    }
    let (mut out, mut into, mut below, mut beside) =
        (Tally::default(), Tally::default(), Tally::default(), Tally::default());
    let mut edges = Vec::new();
    for (from, to) in ways() {
        let (Some((_, source)), Some((lane, target))) = (cells.get(from), cells.get(to)) else { continue };
        let last = target.saturating_sub(1);
        let is_far = last != *source;
        edges.push(Edge {
            from,
            to,
            out: (out.take(from), outs.count(from)),
            into: (into.take(to), intos.count(to)),
            below: (*source, below.take(*source)),
            above: if is_far { (last, below.take(last)) } else { (last, 0) },
            beside: is_far.then(|| (*lane, beside.take(*lane))),
        });
    }
    (edges, below, beside)
}

impl Plan {
    /// `heights` are those of the boxes.
    pub fn new(nodes: &[Node], heights: &[i32]) -> Self {
        let lanes = lanes(nodes);
        let cells = cells(nodes, &lanes);
        let (edges, below, beside) = edges(nodes, &cells);
        let (mut borders, mut lefts, mut x) = (Vec::new(), Vec::new(), 0);
        for at in 0..lanes.len() {
            borders.push(x);
            x += 2 * MARGIN + TRACK * beside.count(at);
            lefts.push(x);
            x += BOX_WIDTH + MARGIN;
        }
        borders.push(x);
        let names = lanes.iter().map(|lane| lines(std::slice::from_ref(lane)).len());
        let mut y = height_of(names.max().unwrap_or(0)) + MARGIN;
        let mut rows = Vec::new();
        let last = cells.iter().map(|(_, row)| *row).max().unwrap_or(0);
        for row in 0..=last {
            let of_row = cells.iter().zip(heights).filter(|((_, at), _)| *at == row);
            let bottom = y + of_row.map(|(_, height)| *height).max().unwrap_or(0);
            rows.push((y, bottom));
            y = bottom + MARGIN + TRACK * below.count(row) + HEAD;
        }
        Self { lanes, edges, width: x, height: y, cells, lefts, borders, rows }
    }

    fn cell(&self, at: usize) -> (usize, usize) {
        self.cells.get(at).copied().unwrap_or_default()
    }

    pub fn lane_left(&self, lane: usize) -> i32 {
        self.lefts.get(lane).copied().unwrap_or(pixels(lane) * BOX_WIDTH)
    }

    /// From where to where a column goes.
    pub fn lane_borders(&self, lane: usize) -> (i32, i32) {
        let border = |at: usize| self.borders.get(at).copied().unwrap_or_default();
        (border(lane), border(lane + 1))
    }

    pub fn left(&self, at: usize) -> i32 {
        self.lane_left(self.cell(at).0)
    }

    pub fn top(&self, at: usize) -> i32 {
        self.rows.get(self.cell(at).1).copied().unwrap_or_default().0
    }

    /// Where an arrow runs below a row.
    pub fn track(&self, (row, track): (usize, i32)) -> i32 {
        self.rows.get(row).copied().unwrap_or_default().1 + MARGIN + track * TRACK
    }
}
