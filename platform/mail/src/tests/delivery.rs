//! From the act to the mail server.

use std::sync::Arc;

use chrono::TimeDelta;
use testkit::{Log, Town};

use super::sink::Sink;
use super::{SUBJECT, TEXT, TO, fates, jobs, message, push, smtp, worker};
use crate::{Fate, Post};

/// What goes over the wire, but for the line of its `Message-ID`. The dot doubled is how SMTP writes one.
const LETTER: &str = "\
From: =?utf-8?b?UsOpc2VhdSBkZSBWYWxib3VyZw==?= <ne-pas-repondre@valbourg.example>
To: ccas@valbourg.example
Subject: Une information vous attend =?utf-8?b?4oCTIMOg?= lire
Date: Mon, 23 Nov 2026 09:00:00 +0000
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Bonjour,

Une fiche n=E2=80=99a pas =C3=A9t=C3=A9 relue depuis six mois.
..
=C3=80 bient=C3=B4t.";

testkit::both_engines! {
    async fn a_mail_leaves_after_the_act_in_one_plain_part(town: Town) {
        push(&town).await;
        let sink = Sink::open(&["250 well"]);
        worker(&town, smtp(sink.port)).run_one().await.unwrap();
        let transaction = sink.next();
        assert_eq!(transaction.commands[0], "EHLO valbourg.example", "the machine does not tell its name");
        assert!(transaction.commands.contains(&format!("RCPT TO:<{TO}>")), "{transaction:?}");
        let (id, letter): (Vec<_>, Vec<_>) =
            transaction.letter.lines().partition(|line| line.starts_with("Message-ID: <"));
        assert!(id[0].ends_with("@valbourg.example>"), "{id:?}");
        assert_eq!(letter.join("\n"), LETTER);
        assert_eq!(fates(&mut town.read().await).await, [(Some(town.now()), None)]);
        assert_eq!(jobs(&mut town.read().await).await, []);
    }

    async fn an_invitation_travels_beside_its_text_and_as_a_file(town: Town) {
        let calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
        let mut db = town.write().await;
        let message = message().with_calendar(calendar.to_owned());
        let id = crate::send_and_follow(&mut db, &message, town.now()).await.unwrap();
        assert_eq!(crate::fate(&mut db, id).await.unwrap(), Some(Fate::Waiting));
        db.commit().await.unwrap();
        let sink = Sink::open(&["250 well"]);
        worker(&town, smtp(sink.port)).run_one().await.unwrap();
        let letter = sink.next().letter;
        assert!(letter.contains("Content-Type: text/calendar; charset=utf-8; method=CANCEL"), "{letter}");
        assert!(letter.contains("filename=\"invitation.ics\""), "{letter}");
        assert_eq!(letter.matches("METHOD:CANCEL").count(), 2, "{letter}");
        assert_eq!(crate::fate(&mut town.read().await, id).await.unwrap(), Some(Fate::Sent(town.now())));
    }

    async fn an_act_that_fails_sends_nothing(town: Town) {
        let mut db = town.write().await;
        crate::send(&mut db, &message(), town.now()).await.unwrap();
        drop(db);
        assert!(!worker(&town, Post::None).run_one().await.unwrap());
    }

    async fn a_server_that_asks_for_patience_is_asked_again(town: Town) {
        push(&town).await;
        let sink = Sink::open(&["451 try again, ccas@valbourg.example", "250 well"]);
        let worker = worker(&town, smtp(sink.port));
        worker.run_one().await.unwrap();
        let kept = jobs(&mut town.read().await).await;
        assert_eq!(kept, [(1, Some("unexpected: the mail server answers 451".to_owned()))]);
        assert!(!worker.run_one().await.unwrap(), "not at once");
        town.clock().advance(TimeDelta::seconds(31));
        worker.run_one().await.unwrap();
        assert_eq!([sink.next().letter.is_empty(), sink.next().letter.is_empty()], [true, false]);
        assert_eq!(fates(&mut town.read().await).await, [(Some(town.now()), None)]);
        assert_eq!(jobs(&mut town.read().await).await, []);
    }

    async fn a_server_that_is_away_is_waited_for_until_monday(town: Town) {
        push(&town).await;
        // Nobody listens there any more.
        let away = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let worker = worker(&town, smtp(away));
        let since = town.now();
        while town.now() - since < TimeDelta::hours(62) {
            worker.run_one().await.unwrap();
            town.clock().advance(TimeDelta::hours(1));
        }
        let sink = Sink::open(&["250 well"]);
        town.clock().advance(TimeDelta::hours(5));
        super::worker(&town, smtp(sink.port)).run_one().await.unwrap();
        assert_eq!(fates(&mut town.read().await).await, [(Some(town.now()), None)]);
    }

    async fn a_refused_recipient_is_given_up_with_the_number_alone(town: Town) {
        push(&town).await;
        let sink = Sink::open(&["550 no such person as ccas@valbourg.example"]);
        worker(&town, smtp(sink.port)).run_one().await.unwrap();
        assert_eq!(sink.next().letter, "");
        assert_eq!(fates(&mut town.read().await).await, [(None, Some("550".to_owned()))]);
        assert_eq!(jobs(&mut town.read().await).await, []);
    }

    async fn a_password_that_is_refused_is_for_the_operator_to_mend(town: Town) {
        push(&town).await;
        let sink = Sink::open(&["530 sign in first"]);
        worker(&town, smtp(sink.port)).run_one().await.unwrap();
        assert_eq!(jobs(&mut town.read().await).await.len(), 1);
        town.leave_jobs();
    }

    async fn a_job_that_runs_twice_sends_once(town: Town) {
        push(&town).await;
        let post = Post::Kept(Arc::default());
        let again: (uuid::Uuid,) = base::fetch_one!(&mut town.read().await => "SELECT id FROM mail").unwrap();
        worker(&town, post.clone()).run_one().await.unwrap();
        let mut db = town.write().await;
        let job = crate::jobs::Deliver { mail: base::Id::from_uuid(again.0) };
        queue::push(&mut db, &job, town.now()).await.unwrap();
        db.commit().await.unwrap();
        worker(&town, post.clone()).run_one().await.unwrap();
        let Post::Kept(kept) = post else { unreachable!() };
        assert_eq!(*kept.lock().unwrap(), [message()]);
    }

    async fn without_a_server_a_mail_stays_unsent(town: Town) {
        push(&town).await;
        worker(&town, Post::None).run_one().await.unwrap();
        assert_eq!(fates(&mut town.read().await).await, [(None, Some("no-server".to_owned()))]);
    }

    async fn a_mail_is_erased_a_day_after_it_was_sent_and_a_week_after_it_was_not(town: Town) {
        push(&town).await;
        town.work(queue::Handlers::default()).await;
        assert_eq!(town.mails().len(), 1);
        push(&town).await;
        worker(&town, Post::None).run_one().await.unwrap();
        let mut db = town.write().await;
        queue::schedule(&mut db, &crate::Purge {}, town.now()).await.unwrap();
        db.commit().await.unwrap();
        for (hours, left) in [(0, 2), (23, 2), (1, 1), (7 * 24 - 25, 1), (1, 0)] {
            town.clock().advance(TimeDelta::hours(hours));
            town.work(queue::Handlers::default()).await;
            assert_eq!(fates(&mut town.read().await).await.len(), left, "{hours} hours later");
        }
        town.leave_jobs();
    }
}

/// One engine is enough: the log is of the process.
#[test]
fn nothing_of_a_mail_stands_in_a_log() {
    let log = Log::listen("trace");
    testkit::run(testkit::Engine::Sqlite, async |town: Town| {
        push(&town).await;
        let sink = Sink::open(&["451 later, ccas@valbourg.example", "554 never, ccas@valbourg.example"]);
        let worker = worker(&town, smtp(sink.port));
        worker.run_one().await.unwrap();
        town.clock().advance(TimeDelta::seconds(31));
        worker.run_one().await.unwrap();
        assert_eq!(fates(&mut town.read().await).await, [(None, Some("554".to_owned()))]);
    });
    let text = log.text();
    assert!(text.contains("the mail server answers 451"), "the log is listened to");
    let of_the_queue = text.lines().filter(|line| !line.contains("sqlx")).collect::<Vec<_>>().join("\n");
    for word in [TO, "ccas", SUBJECT, "information", TEXT, "relue"] {
        assert!(!of_the_queue.contains(word), "{word}: {of_the_queue}");
    }
}
