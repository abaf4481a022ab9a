//! A copy of the database that the public reads: it is read as long as it answers, and by nobody else.

use base::execute;
use testkit::{Engine, Town};

use crate::desk::{Desk, FRENCH};
use crate::racing::address;
use crate::service::Running;

/// As often as the program is asked before the copy must have been looked at.
const PATIENCE: usize = 100;

/// Asks until the page of the public names the territory so.
async fn wait_for(serving: &Running, name: &str) {
    for _ in 0..PATIENCE {
        if serving.get("/infos").contains(name) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("{name} is not in: {}", serving.get("/infos"));
}

async fn name(town: &Town, name: &str) {
    let mut db = town.write().await;
    execute!(&mut db => "UPDATE territory SET name = $1 WHERE slug = 'valbourg'", name).unwrap();
    db.commit().await.unwrap();
}

/// Shuts the database of `copy` to everybody, as one that is away; said from another one of its cluster.
async fn shut(copy: &Town, other: &Town) {
    let url = address(copy).await;
    let name = url.rsplit_once('/').unwrap().1;
    let mut db = other.write().await;
    execute!(&mut db => "UPDATE pg_database SET datallowconn = FALSE WHERE datname = $1", name).unwrap();
    db.commit().await.unwrap();
    let mut db = other.write().await;
    execute!(&mut db => "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name).unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn the_public_reads_the_copy_and_the_database_itself_while_it_is_away() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let (town, copy) = (Town::new(Engine::Postgres).await, Town::new(Engine::Postgres).await);
    name(&town, "Valbourg même").await;
    name(&copy, "Valbourg en copie").await;
    let (desk, urls) = (Desk::new(), [address(&town).await, address(&copy).await]);
    let args = ["serve", "--no-work", "--database", &urls[0], "--database-read", &urls[1]];
    let serving = Running::start(&desk, FRENCH, &args, "http://");
    wait_for(&serving, "Valbourg en copie").await;
    assert!(serving.get("/infos/valbourg").contains("Valbourg en copie"));
    shut(&copy, &town).await;
    wait_for(&serving, "Valbourg même").await;
    for _ in 0..20 {
        assert!(serving.get("/infos").starts_with("HTTP/1.1 200"));
    }
    let (_, complaints) = serving.end();
    let away: Vec<_> = complaints.lines().filter(|line| line.contains("the copy of the database is away")).collect();
    assert_eq!(away.len(), 1, "{complaints}");
}

#[tokio::test]
async fn a_copy_that_is_not_there_keeps_nobody_from_reading() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let town = Town::new(Engine::Postgres).await;
    let (desk, url) = (Desk::new(), address(&town).await);
    let absent = "postgres://nobody@127.0.0.1:1/absent";
    let args = ["serve", "--no-work", "--database", &url, "--database-read", absent];
    let serving = Running::start(&desk, FRENCH, &args, "http://");
    wait_for(&serving, "Valbourg").await;
    serving.end();
}

#[test]
fn a_copy_is_for_postgresql_alone() {
    Desk::new().refuses(
        &["serve", "--database-read", "postgres://a@127.0.0.1/copie"],
        "La copie que lit le public (--database-read) est une base PostgreSQL qui en suit une autre : donnez deux adresses \
         postgres://, ou retirez-la.",
        "The copy that the public reads (--database-read) is a PostgreSQL that follows another: give two postgres:// \
         addresses, or take it away.",
    );
}
