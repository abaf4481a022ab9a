-- Whom a signatory names for the subject of its contract, or her deputy: a professional's name, function, telephone and mail,
-- for the partners of the territory alone. `asks` counts the mails that ask whether it still holds, since it was last said.
-- Erased 90 days after the mandate ended (retention `referent`).
CREATE TABLE referent (
    id UUID PRIMARY KEY,
    signatory_id UUID NOT NULL REFERENCES contract_signatory (id),
    rank TEXT NOT NULL,
    function TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    confirmed_on DATE,
    denied_on DATE,
    asks BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX referent_by_signatory ON referent (signatory_id, rank, starts_on, id);
CREATE INDEX referent_by_end ON referent (ends_on, id);

-- A personal link, by which she says whether what is kept of her still holds; kept as its digest alone. It opens once, for 30
-- days; erased 30 days after it died, or with whom it is about.
CREATE TABLE referent_link (
    digest TEXT PRIMARY KEY,
    referent_id UUID NOT NULL REFERENCES referent (id),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX referent_link_by_referent ON referent_link (referent_id);
CREATE INDEX referent_link_by_end ON referent_link (expires_at);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('referent', 'ended', 2160, 'erase', 'need', '2026-11-22');
