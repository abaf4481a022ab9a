-- An invitation that a mail carries for calendars (iCalendar), if it carries one.
ALTER TABLE mail ADD COLUMN calendar TEXT;
