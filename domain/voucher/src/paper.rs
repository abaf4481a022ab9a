//! What is printed: slips, lists to be paid, the statement of a year.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use pdf::{Archive, Format, Order, Picture, Table, Tables, set};
use serde_json::json;
use web::{Cx, Result};

use crate::Kind;
use crate::convention::Convention;
use crate::show::Slip;

/// A file that a browser shows, under a name that says nothing.
fn answer(file: Vec<u8>, name: &'static str) -> Response {
    let named = format!("inline; filename=\"{name}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, named)], file).into_response()
}

/// A document of tables as a file.
pub async fn tables(cx: &Cx, tables: Tables, name: &'static str) -> Result<Response> {
    let mark = if cx.is_demo() { cx.t("voucher-paper-demo") } else { String::new() };
    let tables = Tables { lang: cx.lang.to_string(), empty: cx.t("statement-nothing"), mark, ..tables };
    let made_at = cx.now();
    let drawn = tokio::task::spawn_blocking(move || tables.pdf(made_at)).await.context("a list on paper")?;
    Ok(answer(drawn.map_err(anyhow::Error::from)?, name))
}

/// A table with its heads by their keys.
pub fn table(cx: &Cx, caption: String, heads: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table { caption, head: heads.iter().map(|key| cx.t(key)).collect(), rows, ..Table::default() }
}

/// What a slip pays, in words.
fn terms(cx: &Cx, slip: &Slip) -> String {
    let cap = web::euros(slip.voucher.cap_cents, cx.lang);
    let key = match slip.voucher.kind {
        Kind::Ride => "convention-ride-terms",
        Kind::Night => "convention-night-terms",
    };
    cx.t2(key, "cap", cap, "count", slip.voucher.most_units)
}

fn drawing(slip: &Slip) -> Picture {
    let (side, path) = (slip.square.side, &slip.square.path);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\"><path \
         d=\"{path}\"/></svg>"
    );
    Picture { format: Format::Svg, bytes: svg.into_bytes() }
}

/// Vouchers as slips: a booklet as it is bound, or one that was handed out.
pub async fn slips(cx: &Cx, convention: &Convention, slips: &[Slip]) -> Result<Response> {
    let told = slips.iter().enumerate().map(|(at, slip)| {
        let until = match slip.voucher.expires_at {
            Some(end) => cx.t1("voucher-until", "moment", web::moment_long(end, cx.lang)),
            None => cx.t1("voucher-blank", "hours", convention.valid_hours),
        };
        let printed = slip.voucher.printed();
        let kind = cx.label("kind-voucher", slip.voucher.kind);
        let square = json!({ "picture": at, "alt": printed });
        json!({ "kind": kind, "printed": printed, "terms": terms(cx, slip), "until": until, "square": square })
    });
    let demo = cx.is_demo();
    let data = json!({
        "title": convention.heading,
        "lang": cx.lang.to_string(),
        "words": { "demo": cx.t("voucher-paper-demo") },
        "demo": demo,
        "heading": convention.heading,
        "call": cx.t1("voucher-call", "phone", convention.told_phone()),
        "slips": told.collect::<Vec<_>>(),
    });
    let (pictures, made_at) = (slips.iter().map(drawing).collect::<Vec<_>>(), cx.now());
    let drawn = tokio::task::spawn_blocking(move || {
        let template = include_str!("../typst/slips.typ");
        set(&Order { template, data: &data, pictures: &pictures, made_at })?.pdf(Archive::No)
    });
    Ok(answer(drawn.await.context("slips on paper")?.map_err(anyhow::Error::from)?, "document"))
}
