//! Mails that wait for a mail server, and two programs that share the work of sending them.

use std::time::Duration;

use base::{Database, Result, execute, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use mail::Message;

use crate::ground::{Ground, now};
use crate::process::{rest, until};
use crate::sink::{Letters, Sink, free_port};

const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// Mails that wait for a server that is down.
const WAITING: usize = 5;
/// The attempts of an hour: after 30 seconds, then twice as long each time.
const ATTEMPTS: i64 = 8;
const MANY: usize = 200;

async fn send(database: &Database, many: usize) {
    let mut db = database.write().await.unwrap();
    for number in 0..many {
        let message = Message::new(&format!("p{number}@valbourg.example"), "Réunion", "Elle commence à dix heures.");
        mail::send(&mut db, &message.unwrap(), now()).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// Mails by what became of them: sent, given up, neither.
async fn fates(database: &Database) -> (i64, i64, i64) {
    let mut db = database.read().await.unwrap();
    fetch_one!(&mut db => "
        SELECT COUNT(*) FILTER (WHERE sent_at IS NOT NULL), COUNT(*) FILTER (WHERE failure IS NOT NULL),
               COUNT(*) FILTER (WHERE sent_at IS NULL AND failure IS NULL) FROM mail")
    .unwrap()
}

/// Jobs of mails that have had so many attempts and wait for the next, and when the first of them is due.
async fn attempted(database: &Database, attempts: i64) -> (i64, Option<DateTime<Utc>>) {
    let mut db = database.read().await.unwrap();
    fetch_one!(&mut db => "
        SELECT COUNT(*), MIN(run_at) FROM job
         WHERE kind = 'mail.deliver' AND attempts = $1 AND claimed_until IS NULL AND failed_at IS NULL", attempts)
    .unwrap()
}

/// Lets the time come that was noted for the next attempt.
async fn come_due(database: &Database) -> Result<()> {
    let mut db = database.write().await?;
    execute!(&mut db => "UPDATE job SET run_at = $1 WHERE kind = 'mail.deliver'", now())?;
    db.commit().await
}

async fn count_jobs(database: &Database) -> i64 {
    let mut db = database.read().await.unwrap();
    let (jobs,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM job WHERE kind = 'mail.deliver'").unwrap();
    jobs
}

/// Waits for the last of `many` mails.
async fn sent(database: &Database, many: usize, letters: &Letters) {
    let since = std::time::Instant::now();
    let all = (i64::try_from(many).unwrap(), 0, 0);
    while fates(database).await != all || count_jobs(database).await != 0 {
        let (fates, jobs) = (fates(database).await, count_jobs(database).await);
        let taken: usize = letters.counted().values().sum();
        assert!(since.elapsed() < PATIENCE, "sent, given up, waiting: {fates:?}; jobs: {jobs}; letters: {taken}");
        rest(LOOK_AGAIN);
    }
}

fn post(port: u16) -> [String; 4] {
    let server = format!("smtp://127.0.0.1:{port}");
    ["--smtp".to_owned(), server, "--mail-from".to_owned(), "Réseau <ne-pas-repondre@valbourg.example>".to_owned()]
}

testkit::both_engines! {
    async fn mails_wait_an_hour_for_their_server_and_none_is_lost_or_doubled(town: Town) {
        let (ground, port, letters) = (Ground::lay(&town).await, free_port(), Letters::default());
        let (database, sink) = (ground.open().await, Sink::open(port, &letters));
        let post = post(port);
        let program = ground.start(&post.each_ref().map(String::as_str));
        send(&database, 1).await;
        sent(&database, 1, &letters).await;
        drop(sink);

        send(&database, WAITING).await;
        let (five, mut waited) = (i64::try_from(WAITING).unwrap(), TimeDelta::zero());
        for attempts in 1..=ATTEMPTS {
            let since = std::time::Instant::now();
            while attempted(&database, attempts).await.0 != five {
                assert!(since.elapsed() < PATIENCE, "attempt {attempts}: {:?}", attempted(&database, attempts).await);
                rest(LOOK_AGAIN);
            }
            waited += attempted(&database, attempts).await.1.unwrap() - now();
            if attempts < ATTEMPTS {
                come_due(&database).await.unwrap();
            }
        }
        assert_eq!(fates(&database).await, (1, 0, five), "they wait");
        assert!(waited > TimeDelta::hours(1), "{waited}");
        let sink = Sink::open(port, &letters);
        come_due(&database).await.unwrap();
        sent(&database, 1 + WAITING, &letters).await;
        let counted = letters.counted();
        assert!(counted.len() == 1 + WAITING && counted.values().all(|times| *times == 1), "{counted:?}");
        println!("{:?}: the mail server was away for {} minutes and {ATTEMPTS} attempts; {WAITING} mails waited, 0 lost, \
                  0 doubled", town.engine(), waited.num_minutes());
        program.kill();
        drop(sink);
        database.close().await;
    }

    async fn two_programs_do_two_hundred_jobs_once_each(town: Town) {
        let (ground, port, letters) = (Ground::lay(&town).await, free_port(), Letters::default());
        let (database, _sink) = (ground.open().await, Sink::open(port, &letters));
        let post = post(port);
        let post = post.each_ref().map(String::as_str);
        let programs = [ground.start(&post), ground.start_in("second", &post)];
        send(&database, MANY).await;
        sent(&database, MANY, &letters).await;
        let counted = letters.counted();
        let doubled = counted.values().filter(|times| **times != 1).count();
        println!("{:?}: two programs, {MANY} mails: {} letters, {doubled} doubled", town.engine(), counted.len());
        assert_eq!((counted.len(), doubled), (MANY, 0));
        programs.into_iter().for_each(crate::process::Program::kill);
        database.close().await;
    }

    async fn a_program_that_is_killed_while_it_sends_loses_no_mail(town: Town) {
        let (ground, port, letters) = (Ground::lay(&town).await, free_port(), Letters::default());
        let (database, _sink) = (ground.open().await, Sink::open(port, &letters));
        let post = post(port);
        let post = post.each_ref().map(String::as_str);
        send(&database, MANY).await;
        let mut kills = 0;
        while fates(&database).await.2 > 0 && kills < 20 {
            let (program, taken) = (ground.start(&post), letters.counted().len());
            until(PATIENCE, "some letters", || letters.counted().len() >= (taken + 10).min(MANY));
            program.kill();
            kills += 1;
            // What a program held when it died is left to others after five minutes: they pass.
            let mut db = database.write().await.unwrap();
            execute!(&mut db => "UPDATE job SET claimed_until = NULL WHERE kind = 'mail.deliver'").unwrap();
            db.commit().await.unwrap();
        }
        let program = ground.start(&post);
        sent(&database, MANY, &letters).await;
        let counted = letters.counted();
        let again: usize = counted.values().map(|times| times - 1).sum();
        println!("{:?}: killed {kills} times while it sent {MANY} mails: {} letters, 0 lost, {again} sent again under the \
                  same name", town.engine(), counted.len());
        assert!(counted.len() == MANY && again <= kills, "one at most was between the server and the database");
        program.kill();
        database.close().await;
    }
}
