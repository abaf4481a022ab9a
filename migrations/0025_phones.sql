-- An alert phone as a device: its number, who holds the stock, and until when it is lent. It knows no person and no place.
-- `told` is the last threshold (45, 15, 5 days) that somebody was warned at, 0 for none. Kept as long as the territory.
CREATE TABLE phone (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    holder_id UUID NOT NULL REFERENCES institution (id),
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    since_on DATE NOT NULL,
    given_on DATE,
    until_on DATE,
    told BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (holder_id, number),
    CHECK ((state = 'in_use') = (given_on IS NOT NULL)),
    CHECK ((state = 'in_use') = (until_on IS NOT NULL))
);
CREATE INDEX phone_by_territory ON phone (territory_id, state, number, id);
CREATE INDEX phone_by_holder ON phone (holder_id, state, number, id);
CREATE INDEX phone_ending ON phone (until_on, id) WHERE until_on IS NOT NULL;

-- What was done with a device: when it really was, when it was noted, by which function. `closed_at` is when the device came
-- back. Never changed otherwise; erased a year after the return (retention `phone_step`).
CREATE TABLE phone_step (
    id UUID PRIMARY KEY,
    phone_id UUID NOT NULL REFERENCES phone (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_on DATE NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    taken_by TEXT NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX phone_step_by_phone ON phone_step (phone_id, noted_at, id);
CREATE INDEX phone_step_by_end ON phone_step (closed_at, id);

-- How many devices were given, renewed, returned in a month. Counts only, kept with the territory.
CREATE TABLE phone_tally (
    territory_id UUID NOT NULL REFERENCES territory (id),
    month TEXT NOT NULL,
    holder_id UUID NOT NULL REFERENCES institution (id),
    step TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (territory_id, month, holder_id, step)
);
CREATE INDEX phone_tally_by_holder ON phone_tally (holder_id);

-- What the institution that knows tells of a month: protection orders, bracelets, complaints at the hospital. A correction is
-- one more version; the values before it stay. Counts only, kept with the territory.
CREATE TABLE measure_count (
    territory_id UUID NOT NULL REFERENCES territory (id),
    month TEXT NOT NULL,
    institution_id UUID NOT NULL REFERENCES institution (id),
    measure TEXT NOT NULL,
    version BIGINT NOT NULL,
    count BIGINT NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_by TEXT NOT NULL,
    PRIMARY KEY (territory_id, month, institution_id, measure, version),
    CHECK (count >= 0)
);
CREATE INDEX measure_count_by_institution ON measure_count (institution_id);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('phone_step', 'returned', 8766, 'erase', 'need', '2026-11-22');
