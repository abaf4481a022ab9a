-- What a territory writes on a page of guidance, in one language: in place of the page that ships with the program, under it,
-- or a page of its own. Kept as long as the territory.
CREATE TABLE guidance_article (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    number BIGINT NOT NULL,
    lang TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    simple TEXT NOT NULL,
    sources TEXT NOT NULL,
    checked_on DATE NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (territory_id, number, lang),
    CHECK (number > 0)
);

-- Such a text as it stood, with the function of whoever wrote it. Kept with the text.
CREATE TABLE guidance_version (
    article_id UUID NOT NULL REFERENCES guidance_article (id),
    version BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    act TEXT NOT NULL,
    function TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    simple TEXT NOT NULL,
    sources TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- Somebody of the territory has read a page again, as it stood: its digest, her function and the day, never who. Kept as long
-- as the territory; the next rereading takes its place.
CREATE TABLE guidance_rereading (
    territory_id UUID NOT NULL REFERENCES territory (id),
    number BIGINT NOT NULL,
    lang TEXT NOT NULL,
    digest TEXT NOT NULL,
    function TEXT NOT NULL,
    reread_on DATE NOT NULL,
    PRIMARY KEY (territory_id, number, lang)
);
