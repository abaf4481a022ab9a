-- What a territory adds to an entry that is kept elsewhere: a few lines on its public page, for whoever comes from that
-- territory. The entry itself stays as its keepers write it. Goes with the entry.
CREATE TABLE local_note (
    service_id UUID NOT NULL REFERENCES service (id),
    territory_id UUID NOT NULL REFERENCES territory (id),
    text TEXT NOT NULL,
    written_on DATE NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (service_id, territory_id)
);
