//! Whom a mail is given to.

use testkit::{Engine, Town, Untrusted};

use super::{fates, message};
use crate::Smtp;

const FROM: &str = "ne-pas-repondre@valbourg.example";

#[tokio::test]
async fn a_server_whose_certificate_nobody_vouches_for_is_told_nothing() {
    let town = Town::new(Engine::Sqlite).await;
    let server = Untrusted::start();
    let smtp = Smtp::new(&format!("smtps://localhost:{}", server.port), FROM, None).unwrap();
    let refused = smtp.send(base::Id::new(), &message(), town.now()).await.unwrap_err();
    assert!(format!("{refused:?}").contains("certificate"), "{refused:?}");
    assert_eq!((server.count_believers(), fates(&mut town.read().await).await.len()), (0, 0));
    server.be_believed();
    assert_eq!(server.count_believers(), 1, "it was the certificate");
}
