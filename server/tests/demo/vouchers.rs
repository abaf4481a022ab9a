//! The vouchers of the demonstration are those of the public texts.

use crate::ground::demo;

#[tokio::test]
async fn the_convention_of_september_2020_is_renewed_in_october_2023() {
    let demo = demo().await;
    let mut db = demo.database.database.read().await.unwrap();
    let territory = partner::territory_by_slug(&mut db, "boulogne-billancourt").await.unwrap().unwrap();
    let conventions = voucher::conventions(&mut db, (territory.id, None), (0, 20)).await.unwrap();
    let [second, first] = conventions.as_slice() else { panic!("{conventions:?}") };
    let months = [first, second].map(|one| one.signed_on.format("%Y-%m").to_string());
    assert_eq!(months, ["2020-09", "2023-10"]);
    assert_eq!(second.predecessor_id, Some(first.id));
    assert!(first.ends_on.is_some_and(|end| end < second.starts_on) && second.ends_on.is_none());
    let funder = partner::institution(&mut db, second.funder_id).await.unwrap().unwrap();
    assert_eq!(funder.short_name.as_deref(), Some("CCAS"));
}
