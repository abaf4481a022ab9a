//! A list within a partner's page: off until the territory says who may show it, and without any script.

use base::execute;
use directory::Need;

use super::{keep, line, open};

testkit::both_engines! {
    async fn nobody_may_show_the_list_until_the_territory_says_who(town: Town) {
        keep(&town, line("Ligne d’écoute"), Vec::new()).await;
        let client = open(&town).await;
        assert_eq!(client.get("/infos/valbourg/cadre").await.status, 404);
        let mut db = town.write().await;
        execute!(&mut db => "
            INSERT INTO territory_theme (territory_id, notice, accessibility, personal_data, frame_origins, version)
            VALUES ($1, '', '', '', 'https://mairie.example', 1)", testkit::VALBOURG).unwrap();
        db.commit().await.unwrap();
        let client = open(&town).await;
        let shown = client.get("/infos/valbourg/cadre").await;
        assert!(shown.body.contains("Ligne d’écoute") && shown.body.contains("tel:17"), "{}", shown.body);
        assert!(!shown.body.contains("<script") && !shown.body.contains("<form"));
        let policy = shown.header("content-security-policy");
        assert!(policy.contains("frame-ancestors https://mairie.example") && !policy.contains("script-src"), "{policy}");
        assert!(shown.headers.get("x-frame-options").is_none());
        assert_eq!(shown.header("cross-origin-resource-policy"), "cross-origin");
        let home = client.get("/infos/valbourg").await;
        assert!(home.header("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!(home.header("x-frame-options"), "DENY");
        assert_eq!(client.get("/infos/rochemont/cadre").await.status, 404, "the neighbour chose nobody");
        let none = client.get(&format!("/infos/valbourg/cadre?need={}", Need::Transport)).await;
        assert!(none.status == 200 && !none.body.contains("Ligne d’écoute"));
        assert_eq!(client.get("/infos/valbourg/cadre?need=martian").await.status, 200);
    }
}
