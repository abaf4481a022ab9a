//! What the document says of the downloads. `exchange`, which stands above, answers them.

use serde::Serialize;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::{IntoParams, ToSchema};
use web::Problem;

/// Whose entries are asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is read by the document alone")]
struct ExportsAsked {
    /// The name of a territory in addresses: only the entries that it keeps.
    territory: Option<String>,
}

/// Which file is asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it is read by the document alone")]
struct FormatAsked {
    #[param(schema_with = format, required = true)]
    format: String,
}

/// The formats that can be downloaded, for the document.
fn format() -> Object {
    let formats = ["data-inclusion", "hsds", "hsds-tables", "geojson", "csv", "ods", "vcard"];
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(formats)).build()
}

/// A file in JSON.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is read by the document alone")]
enum FileJson {
    /// Lists under their names (data·inclusion).
    #[schema(value_type = Object)]
    Lists(String),
    /// One list (HSDS).
    #[schema(value_type = Vec<Object>)]
    List(Vec<String>),
}

/// All published entries in one file.
///
/// The formats are those of others: data·inclusion (its two lists and `maillage`, what its schema has no field for, in one
/// object), HSDS 3.0 (its services in one list, or its tables in a zip), `GeoJSON`, CSV, ODS and vCard. The file is sent as it
/// is written. Ask with `If-None-Match`: nothing is sent again that has not changed since.
#[expect(dead_code, reason = "it is read by the document alone")]
#[utoipa::path(get, path = "/api/v1/exports/{format}",
    params(FormatAsked, ExportsAsked),
    responses(
        (status = 200, description = "The file", content(
            (FileJson = "application/json"), (Object = "application/geo+json"), (String = "text/csv"),
            (String = "application/zip"), (String = "application/vnd.oasis.opendocument.spreadsheet"), (String = "text/vcard"))),
        (status = 304, description = "The asker has it already"),
        (status = 400, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such format or territory", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many files are being sent: ask again in a moment", body = Problem, content_type = "application/problem+json"),
    ))]
pub const fn exports() {}
