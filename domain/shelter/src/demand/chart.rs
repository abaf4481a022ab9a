//! A year of reasons drawn by the server: a row for each, a bar for each month. Nothing is told by colour alone.

/// A reason, and how often it was said in each month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub counts: Vec<i64>,
}

/// A month of a row. Nothing is drawn where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub height: i64,
    pub count: i64,
}

/// A row as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    pub name: String,
    /// Where its bars stand.
    pub foot: i64,
    pub bars: Vec<Bar>,
}

/// The name of a month, below the bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub x: i64,
    pub name: String,
}

/// The whole, in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub width: i64,
    pub height: i64,
    pub rows: Vec<Band>,
    pub months: Vec<Mark>,
}

/// What the names of the reasons take.
const NAMES: i64 = 190;
const MONTH: i64 = 44;
pub const BAR: i64 = 26;
/// The tallest bar, and what a row takes with the figure above it.
const TALLEST: i64 = 44;
const BAND: i64 = TALLEST + 26;
const FOOT: i64 = 26;

impl Chart {
    /// Draws rows on one scale: a bar twice as tall is twice as many, in whichever row.
    pub fn draw(rows: &[Row], months: &[String]) -> Self {
        let most = rows.iter().flat_map(|row| row.counts.iter().copied()).max().unwrap_or(0).max(1);
        let band = |(at, row): (i64, &Row)| {
            let foot = (at + 1) * BAND;
            let bars = (0..).zip(&row.counts).filter(|(_, count)| **count > 0).map(|(month, count)| {
                // One is seen, however many others there are.
                let height = (count.saturating_mul(TALLEST) / most).max(2);
                Bar { x: NAMES + month * MONTH, y: foot - height, height, count: *count }
            });
            Band { name: row.name.clone(), foot, bars: bars.collect() }
        };
        let bands: Vec<Band> = (0..).zip(rows).map(band).collect();
        let marks = (0..).zip(months).map(|(at, name)| Mark { x: NAMES + at * MONTH + BAR / 2, name: name.clone() });
        let count = |len: usize| i64::try_from(len).unwrap_or_default();
        Self {
            width: NAMES + count(months.len()) * MONTH,
            height: count(rows.len()) * BAND + FOOT,
            rows: bands,
            months: marks.collect(),
        }
    }
}

impl Bar {
    pub const fn width(&self) -> i64 {
        BAR
    }

    pub const fn middle(&self) -> i64 {
        self.x + BAR / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(counts: &[&[i64]]) -> Chart {
        let rows: Vec<Row> = counts.iter().map(|counts| Row { name: "r".into(), counts: counts.to_vec() }).collect();
        Chart::draw(&rows, &["janv.".to_owned(), "févr.".to_owned()])
    }

    #[test]
    fn twice_as_many_is_twice_as_tall_in_whichever_row() {
        let chart = chart(&[&[20, 10], &[0, 10]]);
        let heights: Vec<Vec<i64>> =
            chart.rows.iter().map(|row| row.bars.iter().map(|bar| bar.height).collect()).collect();
        assert_eq!(heights, [vec![TALLEST, TALLEST / 2], vec![TALLEST / 2]]);
    }

    #[test]
    fn one_among_thousands_is_seen_and_nothing_is_not_drawn() {
        let chart = chart(&[&[100_000, 1], &[0, 0]]);
        assert_eq!(chart.rows[0].bars[1].height, 2);
        assert!(chart.rows[1].bars.is_empty());
    }

    #[test]
    fn every_bar_stands_inside_the_drawing_and_on_its_foot() {
        let chart = chart(&[&[3, 4], &[5, 6], &[1, 2]]);
        for row in &chart.rows {
            for bar in &row.bars {
                assert!(
                    bar.y >= 0
                        && bar.y + bar.height == row.foot
                        && bar.x + BAR <= chart.width
                        && row.foot < chart.height
                );
            }
        }
    }
}
