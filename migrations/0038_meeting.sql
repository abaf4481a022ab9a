-- A body that meets: the plenary of the signatories, a steering committee, an observatory. `secretariat` is the address of a
-- function, which answers to invitations go to. `version` counts its changes. Kept as long as the territory.
CREATE TABLE instance (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    contract_id UUID REFERENCES contract (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    missions TEXT NOT NULL,
    secretariat TEXT NOT NULL,
    created_on DATE NOT NULL,
    ended_on DATE,
    quorum TEXT NOT NULL,
    quorum_number BIGINT,
    version BIGINT NOT NULL,
    CHECK (ended_on IS NULL OR ended_on >= created_on)
);
CREATE INDEX instance_by_territory ON instance (territory_id, id);
CREATE INDEX instance_by_contract ON instance (contract_id, id);

-- Who sits in an instance for an institution between two days: a professional's function, name and address of her function, for
-- those who take part. Erased 90 days after the mandate ended (retention `instance_member`).
CREATE TABLE instance_member (
    id UUID PRIMARY KEY,
    instance_id UUID NOT NULL REFERENCES instance (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    function TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX instance_member_by_instance ON instance_member (instance_id, starts_on, id);
CREATE INDEX instance_member_by_institution ON instance_member (institution_id, instance_id);
CREATE INDEX instance_member_by_end ON instance_member (ends_on, id);

-- A meeting of an instance, on the clocks of France. `sequence` counts what its members were told of it, as calendars want;
-- `version` counts every change. Kept with the instance.
CREATE TABLE meeting (
    id UUID PRIMARY KEY,
    instance_id UUID NOT NULL REFERENCES instance (id),
    state TEXT NOT NULL,
    day DATE NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute BIGINT NOT NULL,
    place TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    convened_on DATE,
    approved_on DATE,
    version BIGINT NOT NULL,
    CHECK (to_minute > from_minute)
);
CREATE INDEX meeting_by_instance ON meeting (instance_id, day, id);
CREATE INDEX meeting_by_day ON meeting (day, id);

-- A point of an agenda. `origin` tells where it comes from, and `origin_id` which one it is. Kept with the meeting.
CREATE TABLE meeting_point (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_id UUID,
    is_done BOOLEAN NOT NULL
);
CREATE INDEX meeting_point_by_meeting ON meeting_point (meeting_id, position, id);

-- That a member was written to about a meeting: up to which sequence, reminded when, told of the minutes when. `mail_id` is the last
-- mail, until it is known what became of it; `failure` is why one did not reach her. `digest` is that of her personal link, which
-- opens until the meeting is over and answers once. Erased with the member.
CREATE TABLE meeting_invitation (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id),
    member_id UUID NOT NULL REFERENCES instance_member (id),
    sequence BIGINT NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reminded_on DATE,
    minutes_told_on DATE,
    mail_id UUID,
    failure TEXT,
    digest TEXT UNIQUE,
    answered_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (meeting_id, member_id)
);
CREATE INDEX meeting_invitation_by_member ON meeting_invitation (member_id);
CREATE INDEX meeting_invitation_by_mail ON meeting_invitation (id) WHERE mail_id IS NOT NULL;

-- What an institution announced of its presence, and how it took part; who sat there is a function, never a name. Kept with the
-- meeting.
CREATE TABLE attendance (
    meeting_id UUID NOT NULL REFERENCES meeting (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    announced TEXT,
    presence TEXT,
    by_function TEXT NOT NULL,
    PRIMARY KEY (meeting_id, institution_id)
);
CREATE INDEX attendance_by_institution ON attendance (institution_id);

-- The minutes of a meeting, each time that they were saved; the highest number is what they say now. `written_by` is a function.
-- Kept with the meeting.
CREATE TABLE minutes (
    meeting_id UUID NOT NULL REFERENCES meeting (id),
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_on DATE NOT NULL,
    PRIMARY KEY (meeting_id, number)
);

-- What a meeting decided; `action_id` is the action of the plan that it became. Kept with the meeting.
CREATE TABLE meeting_decision (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    institution_id UUID REFERENCES institution (id),
    due_on DATE,
    action_id UUID
);
CREATE INDEX meeting_decision_by_meeting ON meeting_decision (meeting_id, position, id);
CREATE INDEX meeting_decision_by_institution ON meeting_decision (institution_id);

-- That coordinators were warned that signatories have not met for so many months since a day. Kept with the instance.
CREATE TABLE yearly_warning (
    instance_id UUID NOT NULL REFERENCES instance (id),
    since DATE NOT NULL,
    months BIGINT NOT NULL,
    warned_on DATE NOT NULL,
    PRIMARY KEY (instance_id, since, months)
);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('instance_member', 'ended', 2160, 'erase', 'need', '2026-11-22');
