//! Vouchers for whoever asks every route.

use base::{Db, execute};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{NEIGHBOUR_TOWN_HALL, ROCHEMONT, SOCIAL_CENTRE, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the things of a convention begin; Rochemont's stand a little further.
const CONVENTION: Uuid = Uuid::from_u128(0xb1_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0xb1_0002);

const fn of(convention: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(convention.as_u128() + what)
}

const PROVIDER: u128 = 0x100;
const BOOKLET: u128 = 0x200;
const HELD: u128 = 0x300;
const GIVEN: u128 = 0x400;
const USED: u128 = 0x500;
const INVOICE: u128 = 0x600;
const LINE: u128 = 0x700;
const PAYMENT: u128 = 0x800;
/// A booklet that is drawn upon on a page.
const PAGE: u128 = 0x900;

/// Adds a convention of each town, with something of everything.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (convention, territory, funder) in
        [(CONVENTION, VALBOURG, SOCIAL_CENTRE), (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL)]
    {
        signed(db, convention, (territory, funder), at).await?;
        vouchers(db, convention, funder, at).await?;
        accounts(db, convention, at).await?;
    }
    Ok(())
}

async fn signed(
    db: &mut Db,
    convention: Uuid,
    (territory, funder): (Uuid, Uuid),
    at: DateTime<Utc>,
) -> base::Result<()> {
    let day = at.date_naive();
    execute!(&mut *db => "
        INSERT INTO convention (id, territory_id, funder_id, name, heading, phone, signed_on, starts_on, complaint,
                                valid_hours, version)
        VALUES ($1, $2, $3, 'Bons', 'Action sociale', '0199000001', $4, $4, 'with_or_without', 48, 1)",
        convention, territory, funder, day)?;
    execute!(&mut *db => "
        INSERT INTO tariff (convention_id, kind, cap_cents, units, people, takes_pets) VALUES ($1, 'ride', 5000, 1, 5, FALSE)",
        convention)?;
    execute!(&mut *db => "INSERT INTO convention_issuer (convention_id, institution_id) VALUES ($1, $2)",
        convention, funder)?;
    execute!(&mut *db => "
        INSERT INTO provider (id, convention_id, name, phone, kinds, key) VALUES ($1, $2, 'Taxis', '', 'ride', '000000000')",
        of(convention, PROVIDER), convention)?;
    for (booklet, is_paper) in [(BOOKLET, true), (PAGE, false)] {
        execute!(&mut *db => "
            INSERT INTO booklet (id, convention_id, institution_id, kind, is_paper, size, made_on, expires_on)
            VALUES ($1, $2, $3, 'ride', $4, 3, $5, $6)",
            of(convention, booklet), convention, funder, is_paper, day, day + TimeDelta::days(30))?;
    }
    Ok(())
}

async fn vouchers(db: &mut Db, convention: Uuid, funder: Uuid, at: DateTime<Utc>) -> base::Result<()> {
    let letter = if funder == SOCIAL_CENTRE { "A" } else { "B" };
    for (what, state, booklet, digit) in
        [(HELD, "created", BOOKLET, "1"), (GIVEN, "handed_out", PAGE, "2"), (USED, "used", PAGE, "3")]
    {
        let (voucher, number) = (of(convention, what), numbered(letter, digit));
        execute!(&mut *db => "
            INSERT INTO voucher (id, number, convention_id, kind, state, is_paper, cap_cents, most_units, booklet_id,
                                 amount_cents)
            VALUES ($1, $2, $3, 'ride', $4, FALSE, 5000, 1, $5, 0)",
            voucher, number, convention, state, of(convention, booklet))?;
    }
    execute!(&mut *db => "
        UPDATE voucher SET handed_out_at = $2, expires_at = $3, budget_year = 2026, adults = 1, children = 0,
                           has_pets = FALSE
         WHERE convention_id = $1 AND state IN ('handed_out', 'used')", convention, at, at + TimeDelta::hours(48))?;
    execute!(&mut *db => "
        UPDATE voucher SET provider_id = $2, used_at = $3, units = 1, amount_cents = 2000
         WHERE convention_id = $1 AND state = 'used'", convention, of(convention, PROVIDER), at)?;
    Ok(())
}

/// A number that reads: seven zeros, two letters of which the last is the check.
fn numbered(letter: &str, digit: &str) -> String {
    const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let value = |text: &str| LETTERS.find(text).unwrap();
    // Both are small: 32 times the one and the other stay below twelve times 37.
    let whole = value(letter) * 32 + value(digit);
    let check = &LETTERS[whole % 37..=whole % 37];
    format!("000000{letter}{digit}{check}")
}

async fn accounts(db: &mut Db, convention: Uuid, at: DateTime<Utc>) -> base::Result<()> {
    let day = at.date_naive();
    execute!(&mut *db => "
        INSERT INTO voucher_invoice (id, convention_id, provider_id, reference, received_on) VALUES ($1, $2, $3, 'F', $4)",
        of(convention, INVOICE), convention, of(convention, PROVIDER), day)?;
    execute!(&mut *db => "
        INSERT INTO voucher_invoice_line (id, invoice_id, position, typed, voucher_id, amount_cents, verdict, outcome)
        VALUES ($1, $2, 1, 'bon', $3, 2000, 'not_used', 'disputed')",
        of(convention, LINE), of(convention, INVOICE), of(convention, USED))?;
    execute!(&mut *db => "
        INSERT INTO voucher_payment (id, convention_id, made_on, made_by) VALUES ($1, $2, $3, '')",
        of(convention, PAYMENT), convention, day)?;
    Ok(())
}

/// What an address that begins so can name.
pub fn real(start: &str) -> Vec<Named> {
    let both = |what: u128| {
        vec![named("du territoire", of(CONVENTION, what)), named("de la ville voisine", of(NEIGHBOURS, what))]
    };
    match start {
        "/pro/conventions" => both(0),
        "/pro/prestataires" => both(PROVIDER),
        "/pro/bons/carnets" => both(BOOKLET),
        "/pro/bons" => vec![
            named("remis", of(CONVENTION, GIVEN)),
            named("utilisé", of(CONVENTION, USED)),
            named("de la ville voisine", of(NEIGHBOURS, GIVEN)),
        ],
        "/pro/factures" => both(INVOICE),
        "/pro/factures/lignes" => both(LINE),
        "/pro/paiements" => both(PAYMENT),
        start => crate::shelters::real(start),
    }
}
