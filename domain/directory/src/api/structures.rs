//! Structures: the bodies that offer services.

use axum::Json;
use base::{Error, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Cx, Path, Problem, Query, Result};

use super::{Once, how_many, id, limit, read};
use crate::structure_store::{offers_between, structures_after};
use crate::{Service, Structure, store};

/// A part of the list of structures.
#[derive(Debug, Serialize, ToSchema)]
pub struct StructuresJson {
    pub structures: Vec<StructureJson>,
    /// What to give as `after` for the next part; null at the end.
    pub next: Option<String>,
}

/// A body that offers published services.
#[derive(Debug, Serialize, ToSchema)]
pub struct StructureJson {
    pub id: String,
    pub name: String,
    pub description: String,
    pub website: Option<String>,
    /// As it is dialled.
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Where it comes from: `local`, `dila`; those of `demo` are made up.
    pub source: String,
    pub services: Vec<OfferJson>,
}

/// A published service of a structure.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferJson {
    pub id: String,
    pub name: String,
}

impl StructureJson {
    /// A structure with those of `offers` that are its own.
    fn new(structure: Structure, offers: &[(Id<Service>, Id<Structure>, String)]) -> Self {
        let own = offers.iter().filter(|(_, of, _)| *of == structure.id);
        Self {
            services: own.map(|(id, _, name)| OfferJson { id: id.to_string(), name: name.clone() }).collect(),
            id: structure.id.to_string(),
            name: structure.name,
            description: structure.description,
            website: structure.website,
            phone: structure.phone.map(|phone| phone.dialled().to_owned()),
            email: structure.email,
            source: structure.source,
        }
    }
}

/// Which part of the list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StructuresAsked {
    /// The `next` of the answer before; without it, the list starts.
    #[serde(default)]
    #[param(schema_with = id, required = false)]
    after: Once,
    /// How many structures; 50 unless told.
    #[serde(default)]
    #[param(schema_with = how_many, required = false)]
    limit: Once,
}

/// The structures with published services, by id. Ask again with `after` until `next` is null.
#[utoipa::path(get, path = "/api/v1/structures", params(StructuresAsked), responses(
    (status = 200, description = "A part of the list", body = StructuresJson),
    (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
))]
pub async fn structures(cx: Cx, Query(asked): Query<StructuresAsked>) -> Result<Json<StructuresJson>> {
    let after: Option<Id<Structure>> = read(&asked.after, "api-after")?;
    let limit = limit(&asked.limit)?;
    let mut db = cx.read().await?;
    // One more than is shown tells whether there is a next.
    let wanted = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut found = structures_after(&mut db, after.unwrap_or_else(Id::zero), wanted).await?;
    let is_last = found.len() <= limit;
    found.truncate(limit);
    let next = found.last().map(|structure| structure.id.to_string()).filter(|_| !is_last);
    let ends = found.first().zip(found.last()).map(|(first, last)| (first.id, last.id));
    let offers = match ends {
        Some(ends) => offers_between(&mut db, ends).await?,
        None => Vec::new(),
    };
    let structures = found.into_iter().map(|structure| StructureJson::new(structure, &offers)).collect();
    Ok(Json(StructuresJson { structures, next }))
}

/// One structure with published services.
#[utoipa::path(get, path = "/api/v1/structures/{id}", params(("id" = String, Path, description = "The `id` of the structure")), responses(
    (status = 200, description = "The structure", body = StructureJson),
    (status = 308, description = "All of it was merged into another, whose address is told"),
    (status = 404, description = "There is no such structure, or it has no published service", body = Problem, content_type = "application/problem+json"),
))]
pub async fn structure(cx: Cx, Path(id): Path<Id<Structure>>) -> Result<Json<StructureJson>> {
    let mut db = cx.read().await?;
    let structure = store::structure(&mut db, id).await?.ok_or(Error::NotFound)?;
    let offers = offers_between(&mut db, (id, id)).await?;
    if offers.is_empty() { Err(Error::NotFound.into()) } else { Ok(Json(StructureJson::new(structure, &offers))) }
}
