//! The home page leads to what others show, where there is something.

use std::sync::Arc;

use axum::Extension;
use base::{Db, Id};
use directory::Finder;
use partner::Territory;
use search::Synonyms;
use testkit::{Figure, VALBOURG};
use web::Cx;

use crate::{PlanDoor, Shown};

/// Valbourg alone has a plan.
fn is_shown<'a>(_: &'a Cx, _: &'a mut Db, territory: Id<Territory>) -> Shown<'a> {
    Box::pin(async move { Ok(territory.uuid() == VALBOURG) })
}

testkit::both_engines! {
    async fn the_home_page_leads_to_the_plan_where_there_is_one_in_every_language(town: Town) {
        let finder = Arc::new(Finder::in_memory(Synonyms::parse(crate::SYNONYMS).unwrap()).unwrap());
        let site = testkit::app(crate::routes()).words(partner::WORDS).words(directory::WORDS).words(crate::WORDS);
        let layers = move |router: axum::Router| {
            router.layer(Extension(finder)).layer(Extension(crate::Grounds::default())).layer(Extension(PlanDoor(is_shown)))
        };
        let app = town.serve(site.with(layers));
        partner::load_themes(&app.db, &app.themes).await.unwrap();
        let anybody = town.client(Figure::Nobody);
        let home = anybody.get("/infos/valbourg").await.main();
        assert!(home.contains("href=\"/infos/valbourg/plan\">Ce que fait le réseau"), "{home}");
        let turkish = anybody.get("/tr/infos/valbourg").await.main();
        assert!(turkish.contains("href=\"/tr/infos/valbourg/plan\">Ağ neler yapıyor"), "{turkish}");
        assert!(!anybody.get("/infos/rochemont").await.main().contains("/plan\""));
        assert!(!anybody.get("/infos").await.main().contains("/plan\""));
    }
}
