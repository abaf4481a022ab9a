-- Whom the source of a service names as its contact, apart from what else it told, so that it can be given back and erased by
-- itself. Erased 12 months after the source told it last (retention `source_contact`).
CREATE TABLE source_contact (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    read_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (source, key)
);
CREATE INDEX source_contact_by_time ON source_contact (read_at, source, key);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('source_contact', 'written', 8760, 'erase', 'need', '2026-11-22');

-- What was taken in before has the name among the rest: it goes, and the next import tells the rest again.
UPDATE source_record SET content = '{}', digest = '' WHERE content LIKE '%"contact_nom_prenom":"%';
