-- When an edition was taken back: its page and the list of editions say so.
ALTER TABLE edition ADD COLUMN recalled_on DATE;
UPDATE edition SET recalled_on = (SELECT r.recalled_on FROM recall r WHERE r.edition_id = edition.id);
