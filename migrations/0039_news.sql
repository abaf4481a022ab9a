-- A piece of news or an event, written by a partner for its territory: read by everybody, or by partners alone, once it is
-- published. It names nobody: whoever wrote it is a function. Kept as long as the territory: what is over is its archive.
CREATE TABLE announcement (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    from_minute BIGINT,
    until_minute BIGINT,
    place TEXT NOT NULL,
    commune TEXT NOT NULL,
    link TEXT NOT NULL,
    registration TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_by TEXT NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (until_on >= from_on)
);
CREATE INDEX announcement_by_day ON announcement (territory_id, state, kind, from_on, id);
CREATE INDEX announcement_by_end ON announcement (territory_id, state, kind, until_on, id);
CREATE INDEX announcement_by_change ON announcement (territory_id, updated_at, id);
CREATE INDEX announcement_by_institution ON announcement (territory_id, institution_id, updated_at, id);
CREATE INDEX announcement_by_publication ON announcement (territory_id, state, published_at, id);

-- Such a text as it stood, with the function of whoever wrote it. Kept with it.
CREATE TABLE announcement_version (
    announcement_id UUID NOT NULL REFERENCES announcement (id),
    version BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    act TEXT NOT NULL,
    function TEXT NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (announcement_id, version)
);

-- What stands at the foot of every press release of a territory: what the network is, and whom journalists call, by
-- function. Kept as long as the territory.
CREATE TABLE press (
    territory_id UUID PRIMARY KEY REFERENCES territory (id),
    about TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- A day that comes back each year, and what is to be done before it: a line each, with how many days before. Kept as long as
-- the territory.
CREATE TABLE moment (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    name TEXT NOT NULL,
    month BIGINT NOT NULL,
    day BIGINT NOT NULL,
    checklist TEXT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (month BETWEEN 1 AND 12),
    CHECK (day BETWEEN 1 AND 31)
);
CREATE INDEX moment_by_territory ON moment (territory_id, month, day, id);

-- Such a day in one year, once it is prepared. Kept with the moment: the next year is made from it.
CREATE TABLE moment_year (
    id UUID PRIMARY KEY,
    moment_id UUID NOT NULL REFERENCES moment (id),
    year BIGINT NOT NULL,
    held_on DATE NOT NULL,
    opened_on DATE NOT NULL,
    opened_by TEXT NOT NULL,
    UNIQUE (moment_id, year)
);

-- What is to be done before it, by which institution, and by when; done by a function. `reminders` is how many mails were
-- written about it. Kept with the year.
CREATE TABLE moment_task (
    id UUID PRIMARY KEY,
    moment_year_id UUID NOT NULL REFERENCES moment_year (id),
    title TEXT NOT NULL,
    institution_id UUID REFERENCES institution (id),
    days_before BIGINT NOT NULL,
    due_on DATE NOT NULL,
    done_on DATE,
    done_by TEXT NOT NULL,
    reminders BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX moment_task_by_year ON moment_task (moment_year_id, due_on, id);
CREATE INDEX moment_task_open ON moment_task (due_on, id) WHERE done_on IS NULL;
CREATE INDEX moment_task_by_institution ON moment_task (institution_id, due_on, id) WHERE done_on IS NULL;
