//! Who may do what, told to whoever works here: the same permissions that every route asks for.

use askama::Template;
use axum::response::Response;
use base::Code as _;
use web::{Cx, Permission, Reach, Result, page};

use crate::model::Role;

#[derive(Template)]
#[template(path = "account/rights.html")]
struct Rights {
    cx: Cx,
}

impl Rights {
    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    /// How far `role` holds `permission`.
    fn reach(&self, permission: &Permission, role: &Role) -> Option<Reach> {
        permission.held.iter().filter(|(code, _)| *code == role.code()).map(|(_, reach)| *reach).max()
    }
}

/// Shows which role may do what, and how far.
pub async fn show(cx: Cx) -> Result<Response> {
    cx.signed_in()?;
    page(&Rights { cx })
}
