//! Communes, as INSEE's official geographic code knows them: how a place name becomes the code that a search takes.

use axum::Json;
use base::Error;
use partner::{Commune, Resolved};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Cx, Failure, Path, Problem, Query, Result};

/// The communes that answer to a name or a postal code.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommunesJson {
    /// Those that it names: one, or several of the same name or postal code.
    pub communes: Vec<CommuneJson>,
    /// Where it names none: those spelt nearly so.
    pub alike: Vec<CommuneJson>,
}

/// A commune.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommuneJson {
    /// INSEE code.
    pub code: String,
    pub name: String,
    pub department_code: String,
    pub region_code: String,
    /// SIREN of its EPCI.
    pub epci_code: Option<String>,
    /// WGS 84 degrees of its town hall or centre.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

impl From<Commune> for CommuneJson {
    fn from(commune: Commune) -> Self {
        Self {
            code: commune.code,
            name: commune.name,
            department_code: commune.department_code,
            region_code: commune.region_code,
            epci_code: commune.epci_code,
            latitude: commune.latitude,
            longitude: commune.longitude,
        }
    }
}

fn told(communes: Vec<Commune>) -> Vec<CommuneJson> {
    communes.into_iter().map(CommuneJson::from).collect()
}

/// The longest name that is looked up, in letters.
const NAME: usize = 100;

/// What is looked up.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CommunesAsked {
    /// A name, its beginning, a postal code or an INSEE code.
    #[param(min_length = 1, max_length = 100)]
    name: String,
}

/// The communes that answer to a name or a postal code.
#[utoipa::path(get, path = "/api/v1/communes", params(CommunesAsked), responses(
    (status = 200, description = "The communes", body = CommunesJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
pub async fn communes(cx: Cx, Query(asked): Query<CommunesAsked>) -> Result<Json<CommunesJson>> {
    let letters = asked.name.chars().count();
    if letters == 0 || letters > NAME {
        return Err(Failure::BadQuestion("api-name"));
    }
    let found = partner::resolve(&mut cx.read().await?, &asked.name).await?;
    let (communes, alike) = match found {
        Resolved::One(commune) => (vec![*commune], Vec::new()),
        Resolved::Several(communes) => (communes, Vec::new()),
        Resolved::Unknown(alike) => (Vec::new(), alike),
    };
    Ok(Json(CommunesJson { communes: told(communes), alike: told(alike) }))
}

/// One commune by its INSEE code.
#[utoipa::path(get, path = "/api/v1/communes/{code}", params(("code" = String, Path, description = "INSEE code")), responses(
    (status = 200, description = "The commune", body = CommuneJson),
    (status = 404, description = "There is no such commune", body = Problem, content_type = "application/problem+json"),
))]
pub async fn commune(cx: Cx, Path(code): Path<String>) -> Result<Json<CommuneJson>> {
    let commune = partner::commune(&mut cx.read().await?, &code).await?.ok_or(Error::NotFound)?;
    Ok(Json(commune.into()))
}
