//! What those who watch over an installation are told, and what nobody is.

use base::Clock;
use chrono::{DateTime, Utc};

use crate::desk::{Desk, FRENCH};
use crate::service::{Running, ask};

/// Where the numbers are told.
fn port_of_numbers(greeting: &str) -> u16 {
    let rest = greeting.split("/metrics").next().unwrap();
    rest.rsplit(':').next().unwrap().parse().unwrap()
}

/// The value of a line of the numbers.
fn value(numbers: &str, name: &str) -> f64 {
    let line = numbers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{name} is not in:\n{numbers}")).parse().unwrap()
}

#[test]
fn numbers_are_told_on_a_listener_of_their_own_and_of_nobody() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve", "--no-work", "--metrics", "127.0.0.1:0"], "/metrics");
    let numbers = port_of_numbers(&serving.greeting);
    for _ in 0..3 {
        serving.get("/infos?adresse=Durand");
    }
    serving.get("/en/infos/boulogne-billancourt");
    serving.get("/pro/fiches/12345");
    serving.get("/nowhere/Durand");

    let answer = ask(numbers, "/metrics");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("content-type: text/plain; version=0.0.4"), "{answer}");
    let route = |route: &str, status: &str| {
        let labels = format!("method=\"GET\",route=\"{route}\",status=\"{status}\"");
        value(&answer, &format!("maillage_requests_total{{{labels}}}"))
    };
    assert!((route("/infos", "2xx") - 3.0).abs() < 0.1, "{answer}");
    assert!((route("/infos/{slug}", "4xx") - 1.0).abs() < 0.1, "{answer}");
    let took = "maillage_request_duration_seconds_bucket{method=\"GET\",route=\"/infos\",le=\"+Inf\"}";
    assert!((value(&answer, took) - 3.0).abs() < 0.1, "{answer}");
    assert!(value(&answer, "maillage_answers_total{status=\"4xx\"}") >= 2.0, "{answer}");
    // What a start plans waits for its time; nothing works on it here.
    for name in ["maillage_queue_due", "maillage_queue_failed", "maillage_mails_waiting", "maillage_mails_given_up"] {
        assert!(value(&answer, name) >= 0.0, "{name}");
    }
    assert!(value(&answer, "maillage_index_age_seconds") < 5.0, "{answer}");
    assert!(value(&answer, "maillage_database_connections{state=\"open\"}") >= 1.0, "{answer}");
    assert!((value(&answer, "maillage_database_up") - 1.0).abs() < 0.1, "{answer}");
    assert!(value(&answer, "process_resident_memory_bytes") > 1e6, "{answer}");
    for betrayal in ["Durand", "12345", "boulogne", "127.0.0.1", "nowhere"] {
        assert!(!answer.contains(betrayal), "{betrayal} in:\n{answer}");
    }
    // Every line is one that Prometheus reads: a name, labels, a number.
    let body = answer.split("\r\n\r\n").nth(1).unwrap();
    for line in body.lines().filter(|line| !line.starts_with('#') && line.contains(' ')) {
        let (name, number) = line.rsplit_once(' ').unwrap();
        assert!(name.starts_with(|c: char| c.is_ascii_lowercase()) && number.parse::<f64>().is_ok(), "{line}");
    }

    assert!(serving.get("/metrics").starts_with("HTTP/1.1 404"), "the public is told nothing");
    assert!(ask(numbers, "/infos").starts_with("HTTP/1.1 404"), "and nothing else is told there");
    serving.stop();
}

#[test]
fn numbers_are_told_nowhere_unless_it_is_chosen() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    assert!(!serving.greeting.contains("/metrics"));
    assert!(serving.get("/metrics").starts_with("HTTP/1.1 404"));
    serving.stop();
}

#[test]
fn the_log_is_written_for_people_or_for_programs() {
    let desk = Desk::new();
    desk.write("maillage.toml", "log_format = \"json\"\n");
    let before = Clock::System.now();
    let (_, complaints) = Running::start(&desk, FRENCH, &["serve"], "http://").end();
    let lines: Vec<serde_json::Value> = complaints.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1, "{complaints}");
    assert_eq!(lines[0]["level"], "WARN");
    assert!(lines[0]["message"].as_str().unwrap().contains("no mail server"), "{complaints}");
    let said = lines[0]["timestamp"].as_str().unwrap();
    let at = said.parse::<DateTime<Utc>>().unwrap();
    assert!(said.ends_with('Z') && before <= at && at <= Clock::System.now(), "an instant is told in UTC: {said}");
    let (_, complaints) = Running::start(&desk, FRENCH, &["serve", "--log-format", "text"], "http://").end();
    assert!(complaints.contains("WARN") && !complaints.starts_with('{'), "{complaints}");
}
