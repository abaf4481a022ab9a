//! The days that a territory is offered to begin with.

use base::Id;
use partner::Territory;
use serde::Deserialize;

use super::model::Moment;

const FILE: &str = include_str!("../../moments.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offer {
    name: String,
    month: i64,
    day: i64,
    checklist: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offers {
    moment: Vec<Offer>,
}

/// The days that a territory is offered, as its own.
pub fn offered(territory_id: Id<Territory>) -> anyhow::Result<Vec<Moment>> {
    let offers: Offers = toml::from_str(FILE)?;
    let moment = |offer: Offer| Moment {
        id: Id::new(),
        territory_id,
        name: offer.name,
        month: offer.month,
        day: offer.day,
        checklist: offer.checklist.trim().to_owned(),
        version: 1,
    };
    Ok(offers.moment.into_iter().map(moment).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_can_be_read_and_every_line_is_one() {
        let offered = offered(Id::zero()).unwrap();
        assert_eq!(offered.iter().map(|one| (one.day, one.month)).collect::<Vec<_>>(), [(8, 3), (25, 11)]);
        for one in offered {
            assert_eq!(one.lines().len(), one.checklist.lines().count(), "{}", one.name);
        }
    }
}
