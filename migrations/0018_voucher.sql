-- A convention: an institution pays rides and nights that others hand out. Kept as long as the territory: the accounts refer
-- to it, and the next one to its predecessor.
CREATE TABLE convention (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    funder_id UUID NOT NULL REFERENCES institution (id),
    name TEXT NOT NULL,
    heading TEXT NOT NULL,
    phone TEXT NOT NULL,
    signed_on DATE NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    predecessor_id UUID UNIQUE REFERENCES convention (id),
    complaint TEXT NOT NULL,
    valid_hours BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK (valid_hours BETWEEN 1 AND 720)
);
CREATE INDEX convention_by_territory ON convention (territory_id, starts_on, id);
CREATE INDEX convention_by_funder ON convention (funder_id);

-- What a convention pays of one kind: so much for one ride or night, so many of them, for so many people. Kept with it.
CREATE TABLE tariff (
    convention_id UUID NOT NULL REFERENCES convention (id),
    kind TEXT NOT NULL,
    cap_cents BIGINT NOT NULL,
    units BIGINT NOT NULL,
    people BIGINT NOT NULL,
    takes_pets BOOLEAN NOT NULL,
    PRIMARY KEY (convention_id, kind),
    CHECK (cap_cents > 0 AND units > 0 AND people > 0)
);

-- The institutions that may hand out the vouchers of a convention. Kept with it.
CREATE TABLE convention_issuer (
    convention_id UUID NOT NULL REFERENCES convention (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    PRIMARY KEY (convention_id, institution_id)
);
CREATE INDEX convention_issuer_by_institution ON convention_issuer (institution_id, convention_id);

-- What a convention may spend in a year on one kind; `told` is the last threshold (70, 90, 100 per cent) that somebody was
-- told of. Kept with it.
CREATE TABLE budget_line (
    convention_id UUID NOT NULL REFERENCES convention (id),
    year BIGINT NOT NULL,
    kind TEXT NOT NULL,
    amount_cents BIGINT NOT NULL,
    told BIGINT NOT NULL,
    PRIMARY KEY (convention_id, year, kind),
    CHECK (amount_cents >= 0)
);

-- A taxi or a hotel that takes the vouchers of a convention. `key` is what it types to use one: it opens nothing but that.
-- Kept with the convention.
CREATE TABLE provider (
    id UUID PRIMARY KEY,
    convention_id UUID NOT NULL REFERENCES convention (id),
    institution_id UUID REFERENCES institution (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    kinds TEXT NOT NULL,
    key TEXT NOT NULL,
    suspended_on DATE,
    UNIQUE (convention_id, key)
);
CREATE INDEX provider_by_convention ON provider (convention_id, name, id);
CREATE INDEX provider_by_institution ON provider (institution_id);

-- A booklet of vouchers for one institution: printed beforehand, or drawn upon on a page. Kept until its vouchers are.
CREATE TABLE booklet (
    id UUID PRIMARY KEY,
    convention_id UUID NOT NULL REFERENCES convention (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    kind TEXT NOT NULL,
    is_paper BOOLEAN NOT NULL,
    size BIGINT NOT NULL,
    made_on DATE NOT NULL,
    expires_on DATE NOT NULL,
    held_on DATE,
    lost_on DATE
);
CREATE INDEX booklet_by_convention ON booklet (convention_id, made_on, id);
CREATE INDEX booklet_by_institution ON booklet (institution_id, kind, expires_on, id);
CREATE INDEX booklet_by_end ON booklet (expires_on);

-- A list of vouchers for the public accountant to pay. Accounts: kept 10 years, erased with the last of its vouchers.
CREATE TABLE voucher_payment (
    id UUID PRIMARY KEY,
    convention_id UUID NOT NULL REFERENCES convention (id),
    made_on DATE NOT NULL,
    made_by TEXT NOT NULL,
    paid_on DATE
);
CREATE INDEX voucher_payment_by_convention ON voucher_payment (convention_id, made_on, id);

-- A voucher: a number that is worth rides or nights; no name, no address, no reason. Three months after it is settled only
-- number, amount, provider and date are left (retention `voucher`); these are erased after 10 years (`voucher_account`).
CREATE TABLE voucher (
    id UUID PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    convention_id UUID NOT NULL REFERENCES convention (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    is_paper BOOLEAN NOT NULL,
    cap_cents BIGINT NOT NULL,
    most_units BIGINT NOT NULL,
    booklet_id UUID REFERENCES booklet (id),
    hand_out_key TEXT UNIQUE,
    handed_out_at TIMESTAMP WITH TIME ZONE,
    expires_at TIMESTAMP WITH TIME ZONE,
    budget_year BIGINT,
    adults BIGINT,
    children BIGINT,
    has_pets BOOLEAN,
    provider_id UUID REFERENCES provider (id),
    use_key TEXT,
    used_at TIMESTAMP WITH TIME ZONE,
    units BIGINT,
    amount_cents BIGINT NOT NULL,
    payment_id UUID REFERENCES voucher_payment (id),
    settled_at TIMESTAMP WITH TIME ZONE,
    CHECK (amount_cents BETWEEN 0 AND cap_cents * most_units),
    CHECK ((state IN ('paid', 'cancelled', 'expired', 'lost')) = (settled_at IS NOT NULL))
);
CREATE INDEX voucher_by_booklet ON voucher (booklet_id, state, id);
CREATE INDEX voucher_by_budget ON voucher (convention_id, budget_year, kind, state);
CREATE INDEX voucher_by_state ON voucher (convention_id, state, provider_id, id);
CREATE INDEX voucher_by_end ON voucher (state, expires_at);
CREATE INDEX voucher_by_settlement ON voucher (settled_at, id);
CREATE INDEX voucher_unreduced ON voucher (settled_at, id) WHERE booklet_id IS NOT NULL;
CREATE INDEX voucher_by_payment ON voucher (payment_id, provider_id, id);
CREATE INDEX voucher_by_provider ON voucher (provider_id);

-- A step of a voucher's life: when it really was, when it was noted, by whom. Never changed; erased three months after the
-- voucher is settled.
CREATE TABLE voucher_step (
    id UUID PRIMARY KEY,
    voucher_id UUID NOT NULL REFERENCES voucher (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    door TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    amount_cents BIGINT NOT NULL
);
CREATE INDEX voucher_step_by_voucher ON voucher_step (voucher_id, noted_at, id);

-- A provider's invoice. Accounts: erased with the last of its lines.
CREATE TABLE voucher_invoice (
    id UUID PRIMARY KEY,
    convention_id UUID NOT NULL REFERENCES convention (id),
    provider_id UUID NOT NULL REFERENCES provider (id),
    reference TEXT NOT NULL,
    received_on DATE NOT NULL,
    UNIQUE (provider_id, reference)
);
CREATE INDEX voucher_invoice_by_convention ON voucher_invoice (convention_id, received_on, id);

-- A line of an invoice: a number and an amount, and what came of them. Accounts: erased 10 years after its invoice came, by
-- the retention `voucher_account`.
CREATE TABLE voucher_invoice_line (
    id UUID PRIMARY KEY,
    invoice_id UUID NOT NULL REFERENCES voucher_invoice (id),
    position BIGINT NOT NULL,
    typed TEXT NOT NULL,
    voucher_id UUID REFERENCES voucher (id),
    amount_cents BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    outcome TEXT NOT NULL,
    UNIQUE (invoice_id, position)
);
CREATE INDEX voucher_invoice_line_by_voucher ON voucher_invoice_line (voucher_id);

-- What is left to count of vouchers whose people are forgotten: for the yearly statement. Counts only, kept with the
-- convention.
CREATE TABLE voucher_tally (
    convention_id UUID NOT NULL REFERENCES convention (id),
    year BIGINT NOT NULL,
    kind TEXT NOT NULL,
    institution_id UUID NOT NULL REFERENCES institution (id),
    handed_out BIGINT NOT NULL,
    adults BIGINT NOT NULL,
    children BIGINT NOT NULL,
    PRIMARY KEY (convention_id, year, kind, institution_id)
);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('voucher', 'settled', 2160, 'reduce', 'need', '2026-11-22'),
    ('voucher_account', 'settled', 87672, 'erase', 'accounts', '2026-11-22');
