-- Where a customer is told about the tunnels of a resource: a webhook or a mail address.
create table notice_recipient (
    id            text        primary key,
    resource_id   text        not null references resource (id),
    channel       text        not null check (channel in ('webhook', 'mail')),
    -- Sealed: the mail address, or the address of the webhook, which often opens something by itself.
    address       bytea       not null,
    -- Sealed: the key that signs what is posted to a webhook. Mail has none.
    secret        bytea,
    created_at    timestamptz not null,
    -- Null: nothing but the question whether it is wanted is sent there.
    confirmed_at  timestamptz,
    -- Since when nothing got through; null as long as the newest attempt did.
    failing_since timestamptz,
    -- When it was switched off because nothing got through for days.
    off_at        timestamptz
);
create index notice_recipient_resource on notice_recipient (resource_id);

-- What is told to one of them, and how far that is.
create table notice_delivery (
    id              bigint      generated always as identity primary key,
    recipient_id    text        not null references notice_recipient (id) on delete cascade,
    -- The same for all recipients of one notice.
    notice          text        not null,
    event           text        not null,
    -- The JSON that is told, as it is signed and posted.
    body            text        not null,
    state           text        not null check (state in ('waiting', 'taken', 'given up')),
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    ended_at        timestamptz,
    -- What came of the newest attempt, for the page.
    outcome         text        not null default ''
);
create index notice_delivery_recipient on notice_delivery (recipient_id, id);
create index notice_delivery_waiting on notice_delivery (recipient_id, id) where state = 'waiting';

-- How many confirmations were asked for: nobody is to be flooded with questions through us. Rows go after a day.
create table mail_question (
    resource_id text        not null references resource (id),
    asked_at    timestamptz not null
);
create index mail_question_resource on mail_question (resource_id);

-- What was last told about the tunnels of a resource that has recipients, and what happened since.
create table notice_standing (
    resource_id    text        primary key references resource (id),
    told           text        check (told in ('up', 'partly', 'down')),
    told_at        timestamptz,
    deviates_since timestamptz,
    changed_at     timestamptz,
    changes        integer     not null default 0
);

-- How much is still to be delivered is counted for every reading of the metrics.
create index delivery_not_done on delivery (state, first_due_at) where state in ('waiting', 'held', 'given up');
