-- What a source told of a structure or a service, as it was received, so that it can be given back whole. What of it is an
-- address stands in `place` alone, under its keepers' rules. Kept as long as what was made of it.
CREATE TABLE source_record (
    source TEXT NOT NULL,
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    object_id UUID NOT NULL,
    owner_key TEXT,
    place_id UUID,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    read_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (source, what, key),
    CHECK (what IN ('structure', 'service'))
);
CREATE INDEX source_record_by_object ON source_record (what, object_id);
