//! The first pages: where are you, what do you need.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::Response;
use base::{Code as _, Db, Error};
use directory::Need;
use partner::{Commune, Resolved, Territory, TerritoryKind};
use web::{App, Cx, Errors, Form, Path, Result, invalid, page, see_other};

use crate::door::PlanDoor;
use crate::model::{Search, SearchForm};

/// The host name that was asked for, without its port: it may stand for a territory.
pub struct Host(String);

impl Host {
    /// The territory that it stands for.
    pub async fn territory(&self, db: &mut Db) -> Result<Option<Territory>> {
        Ok(partner::territory_by_host(db, &self.0).await?)
    }
}

impl FromRequestParts<Arc<App>> for Host {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Self::Rejection> {
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        Ok(Self(host.split(':').next().unwrap_or_default().to_ascii_lowercase()))
    }
}

#[derive(Template)]
#[template(path = "help/home.html")]
struct Home {
    cx: Cx,
    /// `None`: the chooser of all territories.
    territory: Option<Territory>,
    territories: Vec<Territory>,
    form: SearchForm,
    errors: Errors,
    /// Communes that are spelt nearly as what was typed.
    alike: Vec<Commune>,
    /// The public may read of the plan of this territory.
    has_plan: bool,
}

impl Home {
    fn needs(&self) -> &'static [Need] {
        Need::ALL
    }

    /// A town's own pages know where they are.
    fn asks_commune(&self) -> bool {
        self.territory.as_ref().is_none_or(|territory| territory.kind != TerritoryKind::Commune)
    }
}

async fn home_of(cx: Cx, db: &mut Db, territory: Option<Territory>, form: SearchForm) -> Result<Home> {
    let territories = if territory.is_some() { Vec::new() } else { partner::territories(db).await? };
    let territories = territories.into_iter().filter(|territory| territory.kind != TerritoryKind::National).collect();
    let form = SearchForm { t: territory.as_ref().map(|territory| territory.slug.clone()).unwrap_or_default(), ..form };
    Ok(Home { cx, territory, territories, form, errors: Errors::default(), alike: Vec::new(), has_plan: false })
}

/// What somebody reads whose search or questions are older than an hour.
#[derive(Template)]
#[template(path = "help/stale.html")]
pub struct Stale {
    pub cx: Cx,
}

/// The home page: that of the territory whose host name was asked for, else the chooser.
pub async fn home(cx: Cx, host: Host, door: Option<Extension<PlanDoor>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = host.territory(&mut db).await?;
    let has_plan = has_plan(&cx, &mut db, (door, territory.as_ref())).await?;
    page(&Home { has_plan, ..home_of(cx, &mut db, territory, SearchForm::default()).await? })
}

/// Whether the home page of a territory leads to its plan.
async fn has_plan(
    cx: &Cx,
    db: &mut Db,
    (door, territory): (Option<Extension<PlanDoor>>, Option<&Territory>),
) -> Result<bool> {
    match (door, territory) {
        (Some(Extension(PlanDoor(is_shown))), Some(territory)) => is_shown(cx, db, territory.id).await,
        _ => Ok(false),
    }
}

/// The chooser of territories.
pub async fn choose(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&home_of(cx, &mut db, None, SearchForm::default()).await?)
}

/// The home page of a territory. `/infos/recherche` is where the form is posted: asked for, it leads home.
pub async fn territory(cx: Cx, door: Option<Extension<PlanDoor>>, Path(slug): Path<String>) -> Result<Response> {
    if slug == "recherche" {
        return Ok(see_other(&cx.to("/infos")));
    }
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &slug).await?.ok_or(Error::NotFound)?;
    let has_plan = has_plan(&cx, &mut db, (door, Some(&territory))).await?;
    page(&Home { has_plan, ..home_of(cx, &mut db, Some(territory), SearchForm::default()).await? })
}

#[derive(Template)]
#[template(path = "help/which.html")]
struct Which {
    cx: Cx,
    communes: Vec<Commune>,
    form: SearchForm,
}

/// Where she is, as far as the form tells.
enum Where {
    Known(Box<Commune>),
    /// Somewhere in the territory, or anywhere.
    Around,
    Ask(Vec<Commune>),
    Unknown(Vec<Commune>),
}

/// The same search, from wherever the pages of a territory are read: its only commune, or all of it.
pub async fn around(db: &mut Db, search: Search, territory: &Territory) -> Result<Search> {
    let commune = match partner::only_commune(db, territory.id).await? {
        Some(code) => partner::commune(db, &code).await?,
        None => None,
    };
    Ok(match commune {
        Some(commune) => search.near(commune),
        None => search.within(territory),
    })
}

async fn find_commune(db: &mut Db, form: &SearchForm, territory: Option<&Territory>) -> Result<Where> {
    if !form.commune_code.is_empty() {
        let known = partner::commune(db, &form.commune_code).await?;
        return Ok(known.map_or(Where::Unknown(Vec::new()), |commune| Where::Known(Box::new(commune))));
    }
    if form.commune.trim().is_empty() {
        let only = match territory {
            Some(territory) => partner::only_commune(db, territory.id).await?,
            None => None,
        };
        let Some(code) = only else { return Ok(Where::Around) };
        return Ok(partner::commune(db, &code).await?.map_or(Where::Around, |commune| Where::Known(Box::new(commune))));
    }
    Ok(match partner::resolve(db, &form.commune).await? {
        Resolved::One(commune) => Where::Known(commune),
        Resolved::Several(communes) => Where::Ask(communes),
        Resolved::Unknown(alike) => Where::Unknown(alike),
    })
}

/// Seals what is wanted and leads to the answers; asks again where something is missing.
pub async fn search(cx: Cx, Form(form): Form<SearchForm>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &form.t).await?;
    let search = match form.check() {
        Ok(search) => search,
        Err(errors) => return again(cx, &mut db, territory, form, errors, Vec::new()).await,
    };
    match find_commune(&mut db, &form, territory.as_ref()).await? {
        Where::Known(commune) => answer(&cx, &search.near(*commune)),
        Where::Around => answer(&cx, &territory.iter().fold(search, Search::within)),
        Where::Ask(communes) => page(&Which { cx, communes, form }),
        Where::Unknown(alike) => {
            again(cx, &mut db, territory, form, Errors::one("commune", "help-commune-unknown"), alike).await
        }
    }
}

fn answer(cx: &Cx, search: &Search) -> Result<Response> {
    let token = cx.app.sealer.seal(search, cx.now())?;
    Ok(see_other(&cx.to(&format!("/infos/r/{token}"))))
}

async fn again(
    cx: Cx,
    db: &mut Db,
    territory: Option<Territory>,
    form: SearchForm,
    errors: Errors,
    alike: Vec<Commune>,
) -> Result<Response> {
    let home = home_of(cx, db, territory, form).await?;
    invalid(&Home { errors, alike, ..home })
}
