-- A professional who signs in, known by her function. A disabled account keeps neither sign-in name nor password, and is
-- erased 12 months after departure. An activation code is kept as its SHA-256, 24 hours at most.
CREATE TABLE account (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    login TEXT UNIQUE,
    function TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    activation_hash TEXT UNIQUE,
    activation_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    CHECK ((disabled_at IS NULL) = (login IS NOT NULL)),
    CHECK (disabled_at IS NULL OR (password_hash IS NULL AND activation_hash IS NULL)),
    CHECK ((activation_hash IS NULL) = (activation_until IS NULL))
);
CREATE INDEX account_by_territory ON account (territory_id, function, id);
CREATE INDEX account_by_institution ON account (institution_id);
CREATE INDEX account_by_activation ON account (activation_until);
CREATE INDEX account_by_departure ON account (disabled_at);

-- An open session: the SHA-256 of its cookie. Erased when it ends: 15 minutes idle, 10 hours at most.
CREATE TABLE session (
    id UUID PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    account_id UUID NOT NULL REFERENCES account (id),
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX session_by_account ON session (account_id, opened_at, id);
CREATE INDEX session_by_age ON session (seen_at);
CREATE INDEX session_by_opening ON session (opened_at);

-- Failed sign-ins of one name, known or not: the SHA-256 of what was typed. Erased after a day without failure.
CREATE TABLE sign_in_failure (
    subject TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    blocked_until TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX sign_in_failure_by_age ON sign_in_failure (last_at);
