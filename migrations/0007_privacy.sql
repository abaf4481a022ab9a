-- How long each object is kept, from which event on, what is done then, and on which ground; codes, whose words are in the
-- translations. One row for each object that its owner declares. Kept as long as the installation.
CREATE TABLE retention (
    object TEXT PRIMARY KEY,
    starts_at TEXT NOT NULL,
    hours BIGINT NOT NULL,
    action TEXT NOT NULL,
    basis TEXT NOT NULL,
    since DATE NOT NULL,
    CHECK (hours > 0)
);
INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('journal', 'month_end', 26304, 'erase_month', 'misuse', '2026-11-22'),
    ('account', 'departure', 8760, 'erase', 'need', '2026-11-22'),
    ('role_request', 'asked', 168, 'erase', 'need', '2026-11-22'),
    ('activation_code', 'given', 24, 'erase', 'security', '2026-11-22'),
    ('session', 'opened', 10, 'erase', 'security', '2026-11-22'),
    ('device', 'last_use', 8760, 'erase', 'security', '2026-11-22'),
    ('challenge', 'asked', 1, 'erase', 'security', '2026-11-22'),
    ('sign_in_failure', 'last_use', 24, 'erase', 'security', '2026-11-22'),
    ('mail', 'sent', 24, 'erase', 'need', '2026-11-22'),
    ('change', 'written', 168, 'erase', 'need', '2026-11-22'),
    ('alert', 'written', 26304, 'erase', 'misuse', '2026-11-22'),
    ('journal_check', 'written', 9600, 'erase', 'proof', '2026-11-22'),
    ('erasure', 'done', 43824, 'erase', 'proof', '2026-11-22');

-- What was found to have had its time, before which instant and how many of them: planned each day by privacy.plan, done
-- seven days later by privacy.execute unless the data-protection officer postponed it. Codes and counts only. Erased 5
-- years after it was done, by the daily job privacy.plan.
CREATE TABLE erasure (
    id UUID PRIMARY KEY,
    object TEXT NOT NULL REFERENCES retention (object),
    before TIMESTAMP WITH TIME ZONE NOT NULL,
    counted BIGINT NOT NULL,
    planned_at TIMESTAMP WITH TIME ZONE NOT NULL,
    executes_at TIMESTAMP WITH TIME ZONE NOT NULL,
    postponed_until DATE,
    reason TEXT,
    done_at TIMESTAMP WITH TIME ZONE,
    CHECK ((postponed_until IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX erasure_open ON erasure (object) WHERE done_at IS NULL;
CREATE INDEX erasure_by_end ON erasure (done_at, id);

-- The proof that something was erased: how many, when, by which plan. No content. Erased with its plan.
CREATE TABLE erasure_proof (
    id UUID PRIMARY KEY,
    erasure_id UUID NOT NULL REFERENCES erasure (id),
    erased BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX erasure_proof_by_erasure ON erasure_proof (erasure_id, at);

-- When a watchful job last looked: `clock` is the last instant at which the clock was believed, `watch` how far the journal
-- was watched. One row each, as long as the installation.
CREATE TABLE sight (
    name TEXT PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    doubted_at TIMESTAMP WITH TIME ZONE
);

-- A processing activity of a territory's register (article 30), once its officer has changed what it says at first; until
-- then the words of the program stand. Kept as long as the installation.
CREATE TABLE processing (
    territory_id UUID NOT NULL REFERENCES territory (id),
    activity TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT NOT NULL,
    people TEXT NOT NULL,
    categories TEXT NOT NULL,
    recipients TEXT NOT NULL,
    retention TEXT NOT NULL,
    security TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (territory_id, activity)
);

-- What a data-protection officer decided about something that stays shut without her; the last one counts. Reasons are
-- about the processing, never about a person. Kept as long as the installation.
CREATE TABLE decision (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reasons TEXT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by UUID NOT NULL
);
CREATE INDEX decision_by_subject ON decision (territory_id, subject, decided_at, id);

-- What the nightly verification of the journal found. Erased after 400 days by the daily job privacy.plan.
CREATE TABLE journal_check (
    id UUID PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    is_whole BOOLEAN NOT NULL,
    checked BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    faults BIGINT NOT NULL,
    first_fault TEXT
);
CREATE INDEX journal_check_by_time ON journal_check (at, id);

-- The months whose head was sent to the référents. Kept as long as the installation.
CREATE TABLE head_sent (
    month TEXT PRIMARY KEY,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Something unusual that was counted in the journal in an hour, for the officer of a territory to look at. Erased three
-- years later by the daily job privacy.plan.
CREATE TABLE alert (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    account_id UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    count BIGINT NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE,
    settled_by UUID,
    reason TEXT,
    CHECK ((settled_at IS NULL) = (reason IS NULL))
);
CREATE INDEX alert_by_territory ON alert (territory_id, at, id);
CREATE INDEX alert_by_age ON alert (at);
