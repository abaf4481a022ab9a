use super::*;

/// A house in order.
fn facts() -> Facts {
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    let life = Life { doubt: None, unsealed_since: None, waiting: 3, failed: 0, seals: Resealed::default() };
    Facts {
        now,
        origin: "https://pro.ville.example".to_owned(),
        has_proxy: true,
        is_heard_outside: false,
        certificate: Certificate::Good,
        data: "data".to_owned(),
        folder: Some(Rights { mode: 0o750, is_ours: true }),
        key: Some(Rights { mode: 0o600, is_ours: true }),
        ring: Some(Ok(Keys { days: 730, past: 0 })),
        has_open_line: false,
        disk: Some((20 * GIB, 40 * GIB)),
        index: Some(true),
        mail: MailServer::Answers("smtp.ville.example:465".to_owned()),
        base: Ok(Base {
            engine: "SQLite 3".to_owned(),
            missing: 0,
            newer: None,
            journal_mode: Some("wal".to_owned()),
            check: Some("ok".to_owned()),
            life: Some(life),
        }),
        backed_up_at: Some(now - TimeDelta::hours(26)),
        is_in_step: Some(true),
    }
}

/// What is not in order once `change` has happened.
fn found(change: impl FnOnce(&mut Facts)) -> Vec<(Grade, &'static str)> {
    let mut facts = facts();
    change(&mut facts);
    let findings = facts.findings().into_iter().filter(|finding| finding.grade > Grade::Good);
    findings.map(|finding| (finding.grade, finding.key)).collect()
}

fn found_in_base(change: impl FnOnce(&mut Base)) -> Vec<(Grade, &'static str)> {
    found(|facts| change(facts.base.as_mut().unwrap()))
}

fn found_in_life(change: impl FnOnce(&mut Life)) -> Vec<(Grade, &'static str)> {
    found_in_base(|base| change(base.life.as_mut().unwrap()))
}

#[test]
fn a_house_in_order_has_nothing_to_be_told() {
    assert_eq!(found(|_| ()), []);
}

#[test]
fn an_address_in_clear_is_bad_unless_it_is_this_machine() {
    let with = |origin: &str, has_proxy| {
        let origin = origin.to_owned();
        found(|facts| (facts.origin, facts.has_proxy) = (origin, has_proxy))
    };
    assert_eq!(with("http://pro.ville.example", true), [(Grade::Bad, "cli-doctor-origin-clear")]);
    assert_eq!(with("http://localhost:8080", false), []);
    assert_eq!(with("http://127.0.0.1:8080", false), []);
    assert_eq!(with("https://pro.ville.example", false), [(Grade::Watch, "cli-doctor-proxy-none")]);
}

#[test]
fn a_key_that_others_read_is_bad() {
    for mode in [0o640, 0o604, 0o620] {
        let rights = Rights { mode, is_ours: true };
        assert_eq!(found(|facts| facts.key = Some(rights)), [(Grade::Bad, "cli-doctor-key-open")]);
    }
    assert_eq!(found(|facts| facts.key = None), [(Grade::Watch, "cli-doctor-key-none")]);
}

#[test]
fn a_key_of_two_years_is_old_and_older_ones_have_their_time() {
    let with = |days, past| found(|facts| facts.ring = Some(Ok(Keys { days, past })));
    assert_eq!(with(731, 0), [(Grade::Watch, "cli-doctor-key-old")]);
    assert_eq!(with(36, 1), [(Grade::Watch, "cli-doctor-key-past")]);
    assert_eq!(found(|facts| facts.ring = Some(Err("…".to_owned()))), [(Grade::Bad, "cli-doctor-said")]);
}

#[test]
fn what_an_older_key_seals_is_told_and_what_none_opens_is_bad() {
    let with = |anew, lost| found_in_life(|life| life.seals = Resealed { anew, lost });
    assert_eq!(with(1, 0), [(Grade::Watch, "cli-doctor-seals-older")]);
    assert_eq!(with(1, 1), [(Grade::Bad, "cli-doctor-seals-lost")]);
}

#[test]
fn a_database_of_another_machine_without_a_verified_certificate_is_told() {
    assert_eq!(found(|facts| facts.has_open_line = true), [(Grade::Watch, "cli-doctor-database-open")]);
}

#[test]
fn a_data_folder_is_ours_and_shut() {
    let with = |folder| found(|facts| facts.folder = folder);
    assert_eq!(with(None), [(Grade::Bad, "cli-doctor-folder-none")]);
    assert_eq!(with(Some(Rights { mode: 0o700, is_ours: false })), [(Grade::Bad, "cli-doctor-folder-theirs")]);
    assert_eq!(with(Some(Rights { mode: 0o755, is_ours: true })), [(Grade::Watch, "cli-doctor-folder-open")]);
}

#[test]
fn less_than_one_gib_or_one_tenth_is_little() {
    let little = [(Grade::Watch, "cli-doctor-disk-little")];
    assert_eq!(found(|facts| facts.disk = Some((GIB - 1, 2 * GIB))), little);
    assert_eq!(found(|facts| facts.disk = Some((9 * GIB, 100 * GIB))), little);
    assert_eq!(found(|facts| facts.disk = Some((10 * GIB, 100 * GIB))), []);
}

#[test]
fn mails_need_a_server_that_answers() {
    let with = |mail| found(|facts| facts.mail = mail);
    assert_eq!(with(MailServer::None), [(Grade::Watch, "cli-doctor-mail-none")]);
    assert_eq!(with(MailServer::Silent("x:25".to_owned())), [(Grade::Bad, "cli-doctor-mail-silent")]);
    assert_eq!(with(MailServer::Wrong("…".to_owned())), [(Grade::Bad, "cli-doctor-said")]);
}

#[test]
fn a_database_that_does_not_open_is_bad_and_nothing_more_is_said_of_it() {
    assert_eq!(found(|facts| facts.base = Err("…".to_owned())), [(Grade::Bad, "cli-doctor-said")]);
}

#[test]
fn tables_are_those_of_this_program() {
    assert_eq!(found_in_base(|base| base.missing = 2), [(Grade::Watch, "cli-doctor-tables-old")]);
    assert_eq!(found_in_base(|base| base.newer = Some(9999)), [(Grade::Bad, "cli-doctor-tables-newer")]);
}

#[test]
fn a_file_that_is_broken_is_bad_and_one_without_wal_is_slow() {
    let broken = "row 3 missing from index".to_owned();
    assert_eq!(found_in_base(|base| base.check = Some(broken)), [(Grade::Bad, "cli-doctor-check-broken")]);
    let delete = "delete".to_owned();
    assert_eq!(found_in_base(|base| base.journal_mode = Some(delete)), [(Grade::Watch, "cli-doctor-wal-not")]);
}

#[test]
fn a_clock_that_retention_does_not_believe_is_bad() {
    let with = |doubt: &str| found_in_life(|life| life.doubt = Some(doubt.to_owned()));
    assert_eq!(with("behind_journal"), [(Grade::Bad, "cli-doctor-clock-behind")]);
    assert_eq!(with("jumped"), [(Grade::Bad, "cli-doctor-clock-jumped")]);
}

#[test]
fn a_row_that_is_not_sealed_within_the_minute_is_bad() {
    let now = facts().now;
    let with = |age| found_in_life(|life| life.unsealed_since = Some(now - age));
    assert_eq!(with(TimeDelta::seconds(60)), []);
    assert_eq!(with(TimeDelta::seconds(61)), [(Grade::Bad, "cli-doctor-journal-open")]);
}

#[test]
fn work_that_failed_or_heaps_up_is_told() {
    assert_eq!(found_in_life(|life| life.failed = 1), [(Grade::Watch, "cli-doctor-queue-failed")]);
    assert_eq!(found_in_life(|life| life.waiting = 101), [(Grade::Watch, "cli-doctor-queue-deep")]);
}

#[test]
fn a_backup_is_of_last_night() {
    let now = facts().now;
    assert_eq!(found(|facts| facts.backed_up_at = None), [(Grade::Watch, "cli-doctor-backup-none")]);
    let old = now - TimeDelta::hours(26) - TimeDelta::seconds(1);
    assert_eq!(found(|facts| facts.backed_up_at = Some(old)), [(Grade::Watch, "cli-doctor-backup-old")]);
}

#[test]
fn a_certificate_that_no_browser_believes_is_bad_and_one_that_ends_soon_is_watched() {
    let with = |certificate| found(|facts| facts.certificate = certificate);
    assert_eq!(with(Certificate::Silent), [(Grade::Bad, "cli-doctor-certificate-silent")]);
    assert_eq!(with(Certificate::Refused), [(Grade::Bad, "cli-doctor-certificate-refused")]);
    assert_eq!(with(Certificate::Ends), [(Grade::Watch, "cli-doctor-certificate-ends")]);
    assert_eq!(with(Certificate::NotAsked), []);
}

#[test]
fn a_program_that_other_machines_may_speak_to_in_clear_is_watched() {
    assert_eq!(found(|facts| facts.is_heard_outside = true), [(Grade::Watch, "cli-doctor-heard-outside")]);
}

#[test]
fn a_clock_that_nothing_outside_keeps_in_step_is_watched() {
    assert_eq!(found(|facts| facts.is_in_step = Some(false)), [(Grade::Watch, "cli-doctor-step-none")]);
    assert_eq!(found(|facts| facts.is_in_step = None), [(Grade::Watch, "cli-doctor-step-unknown")]);
}
