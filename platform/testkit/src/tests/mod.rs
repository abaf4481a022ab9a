//! The testkit itself.

use base::execute;
use uuid::Uuid;
use web::{Access, Cx, Permission, Reach, Result, Routes};

use crate::{Engine, Figure, Town};

const COORDINATE: Permission = Permission::new("coordinate", &[("coordinator", Reach::Territory)]);

async fn coordination(cx: Cx) -> Result<String> {
    Ok(cx.may(COORDINATE)?.function.clone())
}

fn routes() -> Routes {
    Routes::new().get("/pro/coordination", Access::Holders(COORDINATE), coordination)
}

crate::both_engines! {
    /// Each figure is who she says she is.
    async fn a_figure_is_signed_in_by_her_cookie(town: Town) {
        town.serve(crate::app(routes()));
        let answer = town.client(Figure::Coordinator).get("/pro/coordination").await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "coordinatrice du réseau de Valbourg"));
        assert_eq!(town.client(Figure::Doctor).get("/pro/coordination").await.status, 403);
        let nobody = town.client(Figure::Nobody).get("/pro/coordination").await;
        assert!(nobody.is_sign_in(), "{} {}", nobody.status, nobody.location());
    }

    async fn a_form_from_elsewhere_is_refused(town: Town) {
        town.serve(crate::app(routes()));
        let forged = town.client(Figure::Coordinator).with_header("sec-fetch-site", "cross-site");
        assert_eq!(forged.post_form("/pro/coordination", &[("a", "b")]).await.status, 403);
        assert_eq!(town.client(Figure::Coordinator).post_form("/pro/coordination", &[]).await.status, 405);
    }

    async fn the_main_part_of_a_page_is_cut_out(town: Town) {
        town.serve(crate::app(routes()));
        let main = town.client(Figure::Coordinator).get("/nowhere").await.main();
        assert!(main.starts_with("<main id=\"main\" tabindex=\"-1\">\n<h1>"), "{main}");
        assert!(!main.contains("</main>"));
    }
}

#[test]
#[should_panic(expected = "1 jobs are left")]
fn a_job_left_behind_fails_the_test() {
    crate::run(Engine::Sqlite, async |town: Town| {
        let mut db = town.write().await;
        execute!(&mut db => "INSERT INTO job (id, kind, payload, run_at) VALUES ($1, 'test', '{}', $2)",
            Uuid::from_u128(1), town.now())
        .unwrap();
        db.commit().await.unwrap();
    });
}
