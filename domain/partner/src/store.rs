//! The questions asked of territories, communes and institutions.

use std::collections::BTreeSet;

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};

use crate::model::{
    Change, Commune, Institution, Membership, PROPOSED, Resolved, Territory, head, key, propose, resolved,
    split_department,
};

/// Says whether a code or slug could be one of ours. PostgreSQL fails on some signs, such as zero, rather than find nothing.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// All territories, by name; an installation has some tens, 500 at most are given.
pub async fn territories(db: &mut Db) -> sqlx::Result<Vec<Territory>> {
    fetch_all!(db => "SELECT * FROM territory ORDER BY name LIMIT 500")
}

pub async fn territory(db: &mut Db, id: Id<Territory>) -> sqlx::Result<Option<Territory>> {
    fetch_optional!(db => "SELECT * FROM territory WHERE id = $1", id)
}

/// The territory that addresses name `slug`; whatever was typed may be asked.
pub async fn territory_by_slug(db: &mut Db, slug: &str) -> sqlx::Result<Option<Territory>> {
    if !is_plain(slug) {
        return Ok(None);
    }
    fetch_optional!(db => "SELECT * FROM territory WHERE slug = $1", slug)
}

/// The territory whose public face has the host name `host`.
pub async fn territory_by_host(db: &mut Db, host: &str) -> sqlx::Result<Option<Territory>> {
    fetch_optional!(db => "SELECT * FROM territory WHERE host = $1", host)
}

/// The territories made of named communes that hold the commune `code`.
async fn named_territories_of(db: &mut Db, code: &str) -> sqlx::Result<Vec<Territory>> {
    fetch_all!(db => "
        SELECT t.* FROM territory t JOIN territory_commune tc ON tc.territory_id = t.id
         WHERE tc.commune_code = $1 ORDER BY t.name LIMIT 100", code)
}

/// The smallest territory that holds `commune`: the commune before the EPCI, the EPCI before the département.
pub async fn territory_of_commune(db: &mut Db, commune: &Commune) -> sqlx::Result<Option<Territory>> {
    let named = named_territories_of(db, &commune.code).await?;
    let by_code = territories(db).await?.into_iter().filter(|territory| territory.holds_by_code(commune));
    Ok(named.into_iter().chain(by_code).min_by_key(|territory| territory.kind))
}

/// The commune of a territory that is made of one; `None` for larger territories.
pub async fn only_commune(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Option<String>> {
    let codes: Vec<(String,)> = fetch_all!(db => "
        SELECT commune_code FROM territory_commune WHERE territory_id = $1 ORDER BY commune_code LIMIT 2", territory)?;
    Ok(match codes.as_slice() {
        [(code,)] => Some(code.clone()),
        _ => None,
    })
}

pub async fn add_territory(db: &mut Db, territory: &Territory) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO territory (id, slug, name, kind, department_code, epci_code, host)
        VALUES ($1, $2, $3, $4, $5, $6, $7)", territory.id, territory.slug, territory.name, territory.kind,
        territory.department_code, territory.epci_code, territory.host)?;
    Ok(())
}

/// Adds a commune to a territory made of named communes.
pub async fn add_territory_commune(db: &mut Db, territory: Id<Territory>, commune_code: &str) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO territory_commune (territory_id, commune_code) VALUES ($1, $2)", territory, commune_code)?;
    Ok(())
}

/// Finds the commune that `typed` (a postal code, an INSEE code, a name or its beginning) stands for.
pub async fn resolve(db: &mut Db, typed: &str) -> sqlx::Result<Resolved> {
    let key = key(typed);
    if key.len() == 5 && key.bytes().skip(2).all(|b| b.is_ascii_digit()) {
        let code = key.to_ascii_uppercase();
        let mut found = communes_of_postal_code(db, &code).await?;
        found.extend(commune(db, &code).await?.filter(|_| found.is_empty()));
        return Ok(resolved(found, Vec::new()));
    }
    // « Boulogne-Billancourt (92) », as we write it ourselves where names are shared.
    let (name, department) = split_department(&key);
    let of_department =
        |commune: &Commune| department.is_none_or(|code| commune.department_code.eq_ignore_ascii_case(code));
    let exact: Vec<_> = communes_named(db, name).await?.into_iter().filter(of_department).collect();
    if !exact.is_empty() {
        return Ok(resolved(exact, Vec::new()));
    }
    if name.chars().count() < 3 {
        return Ok(Resolved::Unknown(Vec::new()));
    }
    let (starting, alike) = propose(name, communes_by_head(db, &head(name)).await?);
    Ok(resolved(starting.into_iter().filter(of_department).take(PROPOSED).collect(), alike))
}

/// The commune of an INSEE code; whatever was typed may be asked.
pub async fn commune(db: &mut Db, code: &str) -> sqlx::Result<Option<Commune>> {
    if !is_plain(code) {
        return Ok(None);
    }
    fetch_optional!(db => "SELECT * FROM commune WHERE code = $1", code)
}

/// The communes of a postal code, the largest first.
async fn communes_of_postal_code(db: &mut Db, postal_code: &str) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "
        SELECT c.* FROM commune_postal_code p JOIN commune c ON c.code = p.commune_code
         WHERE p.postal_code = $1 ORDER BY c.population DESC, c.code LIMIT 60", postal_code)
}

async fn communes_named(db: &mut Db, search: &str) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "SELECT * FROM commune WHERE search = $1 ORDER BY population DESC, code LIMIT 20", search)
}

/// The communes whose name starts with the three letters `head`, the largest first, 2,000 at most.
async fn communes_by_head(db: &mut Db, head: &str) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "SELECT * FROM commune WHERE head = $1 ORDER BY population DESC, code LIMIT 2000", head)
}

/// The communes of a département, by code; no département has 1,000.
pub async fn departments_communes(db: &mut Db, department_code: &str) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "SELECT * FROM commune WHERE department_code = $1 ORDER BY code LIMIT 1000", department_code)
}

/// Adds or replaces a commune and its postal codes; says whether anything changed.
pub async fn add_commune(db: &mut Db, new: &Commune, postal_codes: &[String]) -> sqlx::Result<Change> {
    let known = commune(db, &new.code).await?;
    let known_codes: Vec<(String,)> = fetch_all!(db => "
        SELECT postal_code FROM commune_postal_code WHERE commune_code = $1 ORDER BY postal_code LIMIT 100", new.code)?;
    let wanted: BTreeSet<&str> = postal_codes.iter().map(String::as_str).collect();
    let is_same_codes = known_codes.iter().map(|(code,)| code.as_str()).eq(wanted.iter().copied());
    if known.as_ref() == Some(new) && is_same_codes {
        return Ok(Change::Unchanged);
    }
    execute!(db => "
        INSERT INTO commune (code, name, search, head, department_code, region_code, epci_code, population, latitude, longitude)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, search = excluded.search, head = excluded.head,
            department_code = excluded.department_code, region_code = excluded.region_code, epci_code = excluded.epci_code,
            population = excluded.population, latitude = excluded.latitude, longitude = excluded.longitude",
        new.code, new.name, new.search, new.head, new.department_code, new.region_code,
        new.epci_code, new.population, new.latitude, new.longitude)?;
    if !is_same_codes {
        execute!(db => "DELETE FROM commune_postal_code WHERE commune_code = $1", new.code)?;
        for postal_code in wanted {
            execute!(db => "INSERT INTO commune_postal_code (postal_code, commune_code) VALUES ($1, $2)",
                postal_code, new.code)?;
        }
    }
    Ok(if known.is_some() { Change::Changed } else { Change::Created })
}

/// A page of the institutions of a territory, the signatories first.
pub async fn members(db: &mut Db, territory: Id<Territory>, offset: i64, limit: i64) -> sqlx::Result<Vec<Membership>> {
    fetch_all!(db => "
        SELECT i.*, ti.is_signatory, ti.role
          FROM territory_institution ti JOIN institution i ON i.id = ti.institution_id
         WHERE ti.territory_id = $1 ORDER BY ti.is_signatory DESC, i.name, i.id LIMIT $2 OFFSET $3",
        territory, limit, offset)
}

pub async fn count_members(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(db => "SELECT COUNT(*) FROM territory_institution WHERE territory_id = $1", territory)?;
    Ok(count)
}

/// The institution `id` as a member of the territory's network; one that is not is not found.
pub async fn member(db: &mut Db, territory: Id<Territory>, id: Id<Institution>) -> sqlx::Result<Option<Membership>> {
    fetch_optional!(db => "
        SELECT i.*, ti.is_signatory, ti.role
          FROM territory_institution ti JOIN institution i ON i.id = ti.institution_id
         WHERE ti.territory_id = $1 AND ti.institution_id = $2", territory, id)
}

pub async fn institution(db: &mut Db, id: Id<Institution>) -> sqlx::Result<Option<Institution>> {
    fetch_optional!(db => "SELECT * FROM institution WHERE id = $1", id)
}

/// The institution whose SIRET is `siret`; whatever was typed may be asked.
pub async fn institution_by_siret(db: &mut Db, siret: &str) -> sqlx::Result<Option<Institution>> {
    if !is_plain(siret) {
        return Ok(None);
    }
    fetch_optional!(db => "SELECT * FROM institution WHERE siret = $1", siret)
}

pub async fn add_institution(db: &mut Db, institution: &Institution) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO institution (id, name, short_name, kind, siret) VALUES ($1, $2, $3, $4, $5)",
        institution.id, institution.name, institution.short_name, institution.kind, institution.siret)?;
    Ok(())
}

/// Makes `institution` a member of the territory's network.
pub async fn add_membership(db: &mut Db, territory: Id<Territory>, membership: &Membership) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO territory_institution (territory_id, institution_id, is_signatory, role) VALUES ($1, $2, $3, $4)",
        territory, membership.institution.id, membership.is_signatory, membership.role)?;
    Ok(())
}
