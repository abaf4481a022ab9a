//! Many at once.

use std::fs;
use std::thread;

use base::fetch_all;

use crate::ground::Ground;
use crate::process::Program;
use crate::shift::{begin, end};

const WRITERS: usize = 8;
const EACH: usize = 25;
const PROGRAMS: usize = 4;

testkit::both_engines! {
    async fn eight_who_write_at_once_are_all_served(town: Town) {
        let ground = Ground::lay(&town).await;
        ground.stock(200).await;
        let program = ground.start(&[]);
        let shift = end(begin(program.port, WRITERS, EACH));
        let held = ground.held().await;
        held.is_whole();
        assert!(shift.refused.is_empty(), "{:?}", shift.refused);
        assert_eq!((shift.acknowledged(), held.vouchers.len()), (WRITERS * EACH, WRITERS * EACH));
        assert!(shift.lost(&held).is_empty());
        println!("{:?}: {WRITERS} writers × {EACH}: {} acknowledged, 0 lost, pressed again {} times", town.engine(),
                 shift.acknowledged(), shift.again);
        program.kill();
    }

    async fn programs_that_start_at_the_same_moment_all_start_and_plan_their_work_once(town: Town) {
        let ground = Ground::lay(&town).await;
        fs::create_dir(ground.path("data")).unwrap();
        fs::write(ground.path("data/secret.key"), [7; 32]).unwrap();
        let programs: Vec<Program> = thread::scope(|scope| {
            let ground = &ground;
            let start = |at| scope.spawn(move || ground.start_in(&format!("data-{at}"), &[]));
            let started: Vec<_> = (0..PROGRAMS).map(start).collect();
            started.into_iter().map(|program| program.join().unwrap()).collect()
        });
        let database = ground.open().await;
        let twice: Vec<(String, i64)> = fetch_all!(&mut database.read().await.unwrap() => "
            SELECT kind, COUNT(*) FROM job GROUP BY kind HAVING COUNT(*) > 1 ORDER BY kind")
        .unwrap();
        database.close().await;
        assert!(twice.is_empty(), "{twice:?}");
        println!("{:?}: {PROGRAMS} programs started at once", town.engine());
        programs.into_iter().for_each(Program::kill);
    }
}
