-- A message on its way to a professional or an institution; its job carries the id alone. Erased 24 hours after it was
-- sent, and after 7 days in any case, by the hourly job mail.purge.
CREATE TABLE mail (
    id UUID PRIMARY KEY,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE,
    failure TEXT
);
CREATE INDEX mail_by_sending ON mail (sent_at);
CREATE INDEX mail_by_age ON mail (created_at);
