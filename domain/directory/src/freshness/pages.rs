//! The rules of a territory.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, Query, Result, invalid, page, see_other};

use super::form::names;
use super::{Aspect, Rule, Rules, RulesForm, SettleRules, store};
use crate::{KEEP_FRESHNESS, Kind};

#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(rename = "forme")]
    kind: Option<Kind>,
}

#[derive(Template)]
#[template(path = "freshness/rules.html")]
struct RulesPage {
    cx: Cx,
    /// What holds for the kind where a box is empty.
    inherited: Rules,
    form: RulesForm,
    errors: Errors,
}

impl RulesPage {
    fn new(cx: Cx, rules: &Rules, form: RulesForm, errors: Errors) -> Self {
        let inherited = match form.kind {
            None => Rules::default(),
            Some(_) => Rules(rules.0.iter().filter(|rule| rule.kind.is_none()).copied().collect()),
        };
        Self { cx, inherited, form, errors }
    }

    fn aspects(&self) -> &'static [Aspect] {
        Aspect::ALL
    }
    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }
    fn rule(&self, aspect: &Aspect) -> Rule {
        self.inherited.of(None, *aspect)
    }
    fn typed(&self, aspect: &Aspect) -> (&str, &str) {
        self.form.boxes(*aspect)
    }
    fn names(&self, aspect: &Aspect) -> (&'static str, &'static str) {
        names(*aspect)
    }
}

/// Shows the rules for every kind of service, or for one.
pub async fn show(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_FRESHNESS)?.territory);
    let rules = store::rules(&mut cx.read().await?, territory).await?;
    let form = RulesForm::of(&rules, which.kind);
    page(&RulesPage::new(cx, &rules, form, Errors::default()))
}

/// Changes the rules; every entry's days are worked out again soon after.
pub async fn choose(cx: Cx, Form(form): Form<RulesForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_FRESHNESS)?.territory);
    let mut db = cx.write().await?;
    let rules = store::rules(&mut db, territory).await?;
    let chosen = match form.check(&rules) {
        Ok(chosen) => chosen,
        Err(errors) => return invalid(&RulesPage::new(cx, &rules, form, errors)),
    };
    store::replace_rules(&mut db, territory, &chosen).await?;
    queue::push(&mut db, &SettleRules { territory }, cx.now()).await?;
    cx.journal(&mut db, "freshness.chosen", territory.uuid()).await?;
    db.commit().await?;
    let kind = form.kind.map(|kind| format!("?forme={kind}")).unwrap_or_default();
    Ok(see_other(&format!("/pro/fiches/fraicheur{kind}")))
}
