-- A professional who signs in, known by her function. Her authorisation ends on a day and is renewed by a person. A
-- disabled account keeps nothing that let her in, and is erased 12 months after departure. An activation code is kept as
-- its SHA-256, 24 hours at most; the secret of one-time codes is sealed with the key of the installation.
CREATE TABLE account (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    login TEXT UNIQUE,
    function TEXT NOT NULL,
    roles TEXT NOT NULL,
    email TEXT,
    is_activated BOOLEAN NOT NULL DEFAULT FALSE,
    password_hash TEXT,
    totp_secret TEXT,
    totp_step BIGINT NOT NULL DEFAULT 0,
    activation_hash TEXT UNIQUE,
    activation_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    authorised_until TIMESTAMP WITH TIME ZONE NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    CHECK ((disabled_at IS NULL) = (login IS NOT NULL)),
    CHECK (disabled_at IS NULL OR (password_hash IS NULL AND totp_secret IS NULL AND activation_hash IS NULL)),
    CHECK ((activation_hash IS NULL) = (activation_until IS NULL))
);
CREATE INDEX account_by_territory ON account (territory_id, function, id);
CREATE INDEX account_by_institution ON account (institution_id, function, id);
CREATE INDEX account_by_activation ON account (activation_until);
CREATE INDEX account_by_authorisation ON account (authorised_until);
CREATE INDEX account_by_departure ON account (disabled_at);
CREATE INDEX account_administrators ON account (authorised_until) WHERE roles LIKE '%administrator%';

-- Roles asked for somebody that two people have to agree to. Erased when it is settled, or after 7 days.
CREATE TABLE role_request (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL UNIQUE REFERENCES account (id),
    roles TEXT NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id),
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX role_request_by_asker ON role_request (asked_by);
CREATE INDEX role_request_by_age ON role_request (asked_at);

-- A passkey of an account: its public half. Erased with the account's ways in.
CREATE TABLE passkey (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    credential TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX passkey_by_account ON passkey (account_id, created_at, id);

-- A recovery code that was not used yet: its SHA-256. Erased when it is used, or when new ones are made.
CREATE TABLE recovery_code (
    account_id UUID NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (account_id, hash)
);

-- A question put to a browser (a passkey's challenge, a journey to an identity provider), good once. Erased when it is
-- answered, or after ten minutes.
CREATE TABLE challenge (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id UUID REFERENCES account (id),
    content TEXT NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX challenge_by_age ON challenge (until);
CREATE INDEX challenge_by_kind ON challenge (kind, until);
CREATE INDEX challenge_by_account ON challenge (account_id);

-- Somebody as an identity provider knows her. Erased with the account's ways in.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id UUID NOT NULL REFERENCES account (id),
    linked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_by_account ON identity (account_id);

-- A browser from which an account has signed in: the SHA-256 of its cookie. Erased 12 months after its last sign-in.
CREATE TABLE device (
    account_id UUID NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX device_by_age ON device (seen_at);

-- How the people of an institution sign in, where it chose: with a passkey alone, or with a password and one-time codes
-- too; and where an activation code may be sent instead of handed over. Kept as long as the institution.
CREATE TABLE sign_in_policy (
    institution_id UUID PRIMARY KEY REFERENCES institution (id),
    allows_password BOOLEAN NOT NULL,
    function_address TEXT,
    version BIGINT NOT NULL
);

-- An open session: the SHA-256 of its cookie. Erased when it ends: 15 minutes idle (5 on a shared device), 10 hours at
-- most. `proved_at` is when she last proved who she is; `id_token`, sealed, ends the provider's session with ours.
CREATE TABLE session (
    id UUID PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    account_id UUID NOT NULL REFERENCES account (id),
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    proved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    is_shared BOOLEAN NOT NULL,
    id_token TEXT
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
