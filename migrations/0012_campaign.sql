-- A campaign: a territory asks every institution to check its entries, before a meeting or a reprint. Kept as long as the
-- territory: its result goes into the minutes.
CREATE TABLE campaign (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    name TEXT NOT NULL,
    opened_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    closed_on DATE,
    opened_by TEXT NOT NULL,
    CHECK (closes_on > opened_on)
);
CREATE INDEX campaign_by_territory ON campaign (territory_id, opened_on, id);

-- An institution in a campaign: how many entries it had, how many were answered for, and how often it was written to. The
-- figures stand still once the campaign is closed. Kept with the campaign.
CREATE TABLE campaign_institution (
    campaign_id UUID NOT NULL REFERENCES campaign (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    mails BIGINT NOT NULL,
    last_mail_on DATE,
    entries BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    corrected BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, institution_id)
);

-- What was said of an entry in a campaign: it was right, or it was corrected. Kept with the campaign.
CREATE TABLE campaign_answer (
    campaign_id UUID NOT NULL REFERENCES campaign (id),
    service_id UUID NOT NULL REFERENCES service (id),
    outcome TEXT NOT NULL,
    answered_on DATE NOT NULL,
    PRIMARY KEY (campaign_id, service_id)
);
CREATE INDEX campaign_answer_by_service ON campaign_answer (service_id);

-- A personal link, which opens once and dies after 30 days: what the link holds is kept as its digest alone. Erased 30 days
-- after it died.
CREATE TABLE campaign_link (
    digest TEXT PRIMARY KEY,
    campaign_id UUID NOT NULL REFERENCES campaign (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    contact_id UUID NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX campaign_link_by_campaign ON campaign_link (campaign_id, institution_id);
CREATE INDEX campaign_link_by_end ON campaign_link (expires_at);
CREATE INDEX campaign_open ON campaign (id) WHERE closed_on IS NULL;
