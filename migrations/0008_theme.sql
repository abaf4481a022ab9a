-- How the public pages of a territory look and what they say of themselves: crest (a PNG in Base64), colour, where the quick
-- exit leads, legal texts. An empty column means what comes with the program. Kept as long as the territory.
CREATE TABLE territory_theme (
    territory_id UUID PRIMARY KEY REFERENCES territory (id),
    crest TEXT,
    accent TEXT,
    exit_url TEXT,
    notice TEXT NOT NULL,
    accessibility TEXT NOT NULL,
    personal_data TEXT NOT NULL,
    version BIGINT NOT NULL
);
