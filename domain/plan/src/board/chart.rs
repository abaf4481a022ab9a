//! What an indicator came to, as bars: the newest on the right, a line where the target is.

use crate::indicator::Indicator;
use crate::indicator::model::Point;

/// As many bars as there is room for.
const MOST: usize = 12;
const STEP: i64 = 64;
const BAR: i64 = 40;
const TALLEST: i64 = 90;
/// Above the tallest bar, for its figure.
const HEAD: i64 = 18;
const FOOT: i64 = 22;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub height: i64,
    pub point: Point,
}

/// Bars on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub width: i64,
    pub height: i64,
    pub bars: Vec<Bar>,
    /// How high the target is; none where it is not told of one value.
    pub target_y: Option<i64>,
}

impl Chart {
    /// The last points of an indicator; none where there are fewer than two to compare.
    pub fn draw(indicator: &Indicator, points: &[Point]) -> Option<Self> {
        let shown = points.get(points.len().saturating_sub(MOST)..).unwrap_or_default();
        if shown.len() < 2 {
            return None;
        }
        let target = indicator.target_amount.filter(|_| !indicator.is_sum);
        let most = shown.iter().map(|point| point.amount).chain(target).max().unwrap_or(0).max(1);
        let height = |amount: i64| {
            let height = i128::from(amount.max(0)) * i128::from(TALLEST) / i128::from(most);
            i64::try_from(height).unwrap_or(TALLEST)
        };
        let ground = HEAD + TALLEST;
        let bars = (0_i64..).zip(shown).map(|(at, point)| {
            // What is more than nothing is seen.
            let height = height(point.amount).max(i64::from(point.amount > 0) * 2);
            Bar { x: at * STEP + (STEP - BAR) / 2, y: ground - height, height, point: point.clone() }
        });
        let bars: Vec<_> = bars.collect();
        Some(Self {
            width: i64::try_from(bars.len()).unwrap_or(0) * STEP,
            height: ground + FOOT,
            bars,
            target_y: target.map(|target| ground - height(target)),
        })
    }

    pub const fn ground(&self) -> i64 {
        HEAD + TALLEST
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
    use crate::indicator::model::When;
    use crate::indicator::model::tests::indicator;

    fn chart(amounts: &[i64]) -> Option<Chart> {
        let points: Vec<_> =
            (2000..).zip(amounts).map(|(year, amount)| Point { on: When::Year(year), amount: *amount }).collect();
        Chart::draw(&indicator(), &points)
    }

    #[test]
    fn a_bar_twice_as_tall_is_twice_as_much_and_the_target_is_on_their_scale() {
        let chart = chart(&[20, 40]).unwrap();
        assert_eq!(chart.bars.iter().map(|bar| bar.height).collect::<Vec<_>>(), [22, 45]);
        assert_eq!(chart.target_y, Some(HEAD), "the target of 80 is the tallest");
    }

    #[test]
    fn one_value_is_no_course_and_what_is_little_is_seen() {
        assert_eq!(chart(&[40]), None);
        assert_eq!(chart(&[1, 1_000_000_000]).unwrap().bars[0].height, 2);
        assert_eq!(chart(&[0, 0]).unwrap().bars[0].height, 0);
        let many: Vec<i64> = (0..40).collect();
        assert_eq!(
            chart(&many).unwrap().bars.iter().map(|bar| bar.point.amount).collect::<Vec<_>>(),
            (28..40).collect::<Vec<_>>()
        );
    }
}
