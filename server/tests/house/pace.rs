//! How much may be asked in a minute, and what is never refused.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::connect_info::MockConnectInfo;
use chrono::TimeDelta;
use testkit::{Client, Engine, Figure, Town};
use web::{App, Settings};

use crate::everything::open_with;

const PAGE: &str = "/infos/valbourg";

/// The site, asked by a machine on its own loopback: our proxy, or just itself.
async fn serve(town: &Town, is_proxy: bool) -> Arc<App> {
    let here: SocketAddr = "127.0.0.1:1".parse().unwrap();
    let settings = Settings { proxy: is_proxy.then(|| here.ip()), ..Settings::default() };
    open_with(town, |site| site.settings(settings).with(move |router| router.layer(MockConnectInfo(here)))).await
}

/// Somebody whom our proxy says it asks for.
fn from(town: &Town, figure: Figure, address: &str) -> Client {
    town.client(figure).with_header("x-forwarded-for", address)
}

/// How many of `most` requests are not refused for their number.
async fn served(client: &Client, path: &str, most: usize) -> usize {
    for n in 0..most {
        let answer = client.get(path).await;
        match answer.status {
            429 => return n,
            status => assert_eq!(status, 200, "{}", answer.main()),
        }
    }
    most
}

testkit::both_engines! {
    async fn a_neighbourhood_has_a_hundred_and_twenty_public_pages_a_minute_and_others_have_theirs(town: Town) {
        serve(&town, true).await;
        let hasty = from(&town, Figure::Nobody, "192.0.2.1");
        assert_eq!(served(&hasty, PAGE, 130).await, 120);
        assert_eq!(served(&from(&town, Figure::Nobody, "192.0.2.200"), PAGE, 1).await, 0, "a neighbour");
        assert_eq!(served(&from(&town, Figure::Nobody, "192.0.3.1"), PAGE, 1).await, 1, "a stranger");
        town.clock().advance(TimeDelta::milliseconds(500));
        assert_eq!(served(&hasty, PAGE, 2).await, 1, "two a second from then on");
    }

    async fn a_refused_page_says_when_to_come_back_and_keeps_the_emergency_numbers_and_the_exit(town: Town) {
        serve(&town, true).await;
        let hasty = from(&town, Figure::Nobody, "2001:db8:1::1");
        let dressed = hasty.get(PAGE).await.body;
        served(&hasty, PAGE, 130).await;
        for (path, said) in [(PAGE, "Attendez quelques secondes"), ("/en/infos/valbourg", "Wait a few seconds")] {
            let refused = hasty.get(path).await;
            assert_eq!((refused.status, refused.header("retry-after")), (429, "1"));
            assert!(refused.body.contains(said), "{}", refused.main());
            assert!(["tel:17", "sms:114", "tel:3919", "href=\"/q\""].iter().all(|there| refused.body.contains(there)));
        }
        let style = dressed.split("href=\"").find(|rest| rest.starts_with("/a/") && rest.contains("style.css\"")).unwrap();
        let style = style.split('"').next().unwrap();
        for free in ["/q", "/q/valbourg", style, "/health/live", "/health/ready"] {
            assert_eq!(hasty.get(free).await.status, 200, "{free}");
        }
        assert_eq!((hasty.get("/q2").await.status, hasty.get("/q2/valbourg").await.status), (303, 303));
        assert_eq!(hasty.get("/robots.txt").await.status, 429);
    }

    async fn other_programs_have_six_hundred_answers_a_minute_beside_the_pages(town: Town) {
        serve(&town, true).await;
        let program = from(&town, Figure::Nobody, "192.0.2.1");
        let asked = "/api/v1/openapi.json";
        assert_eq!(served(&program, asked, 610).await, 600);
        let refused = program.get(asked).await;
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!((refused.header("retry-after"), refused.header("cache-control")), ("1", "no-store"));
        assert_eq!(served(&program, PAGE, 1).await, 1);
    }

    async fn a_neighbourhood_tries_ten_codes_a_minute_and_one_every_six_seconds_from_then_on(town: Town) {
        serve(&town, true).await;
        let taxi = from(&town, Figure::Nobody, "192.0.2.1");
        let tried = async |client: &Client| client.post_form("/pro/bon", &[("number", "0000-0000-0")]).await.status;
        for _ in 0..10 {
            assert_eq!(tried(&taxi).await, 422);
        }
        assert_eq!((tried(&taxi).await, tried(&from(&town, Figure::Nobody, "192.0.3.1")).await), (429, 422));
        town.clock().advance(TimeDelta::seconds(6));
        assert_eq!((tried(&taxi).await, tried(&taxi).await), (422, 429));
    }

    async fn two_people_behind_one_address_have_three_hundred_pages_of_the_workspace_each(town: Town) {
        serve(&town, true).await;
        let (hasty, calm) = (from(&town, Figure::Referent, "192.0.2.1"), from(&town, Figure::Desk, "192.0.2.1"));
        assert_eq!(served(&hasty, "/pro/droits", 310).await, 300, "each page is counted once");
        assert_eq!(served(&calm, "/pro/droits", 1).await, 1);
        let elsewhere = from(&town, Figure::Referent, "198.51.100.1");
        let refused = elsewhere.get("/pro/droits").await;
        assert_eq!((refused.status, refused.header("retry-after")), (429, "1"), "she is counted wherever she is");
        assert!(refused.body.contains("Attendez quelques secondes"), "{}", refused.main());
        let page = calm.get("/pro/droits").await.body;
        let style = page.split("href=\"").find(|rest| rest.starts_with("/pro/a/")).unwrap();
        assert_eq!(hasty.get(style.split('"').next().unwrap()).await.status, 200);
        assert_eq!(served(&hasty, PAGE, 1).await, 1, "the public face does not know her");
    }

    async fn whoever_is_not_signed_in_at_the_workspace_counts_for_her_neighbourhood(town: Town) {
        serve(&town, true).await;
        let stranger = from(&town, Figure::Nobody, "192.0.2.1");
        assert_eq!(served(&stranger, "/pro/connexion", 130).await, 120);
        let forged = stranger.with_cookie("__Host-s=forged");
        assert_eq!(served(&forged, "/pro/connexion", 1).await, 0);
        assert_eq!(served(&from(&town, Figure::Desk, "192.0.2.1"), "/pro/droits", 1).await, 1);
    }

    async fn this_very_machine_is_not_counted_where_no_proxy_asks_for_others(town: Town) {
        let app = serve(&town, false).await;
        assert_eq!(served(&from(&town, Figure::Nobody, "192.0.2.1"), PAGE, 130).await, 130);
        assert_eq!(served(&town.client(Figure::Desk), "/pro/droits", 310).await, 310);
        assert_eq!(app.paces.pages.remembered() + app.paces.work.remembered(), 0);
    }
}

/// One engine is enough: the database is not asked.
#[test]
fn ten_thousand_neighbourhoods_take_no_more_room_than_a_few_thousand() {
    testkit::run(Engine::Sqlite, async |town: Town| {
        let app = serve(&town, true).await;
        for n in 0..10_000_u32 {
            let [a, b, c, d] = n.to_be_bytes();
            let client = from(&town, Figure::Nobody, &format!("2001:{a:02x}{b:02x}:{c:02x}{d:02x}::1"));
            assert_eq!(client.get("/robots.txt").await.status, 200);
        }
        let remembered = app.paces.pages.remembered();
        assert!((2048..=4096).contains(&remembered), "{remembered}");
    });
}
