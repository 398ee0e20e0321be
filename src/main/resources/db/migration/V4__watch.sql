-- One start of a supervisor in a container, and what its tunnel does. Written with every report, so room is left in the
-- pages for new versions of a row, and nothing that changes is in an index.
create table tunnel_run (
    resource_id          text        not null references resource (id),
    run                  uuid        not null,
    container            text        not null,
    -- The config version that the container was started with: its token carries it.
    version              integer     not null,
    phase                text        not null check (phase in ('starting', 'connected', 'lost', 'failed', 'stopped')),
    -- Since when it is in this phase, by the container's clock.
    since                timestamptz not null,
    -- The newest event that counted; older ones that come later change nothing.
    sequence             integer     not null,
    -- When the first and the newest report came here, and when the newest event happened there.
    started_at           timestamptz not null,
    reported_at          timestamptz not null,
    told_at              timestamptz not null,
    first_connected_at   timestamptz,
    address              text,
    interface            text,
    networks             text[]      not null default '{}',
    dns                  text[]      not null default '{}',
    cause                text,
    message              text,
    vpnc                 text,
    next_attempt_seconds integer     not null default 0,
    failures             integer     not null default 0,
    probed_at            timestamptz,
    round_trip           double precision,
    primary key (resource_id, run)
) with (fillfactor = 70);

-- What happened, without probes: they come every 30 seconds from every container and only move a run on.
create table tunnel_event (
    resource_id text        not null,
    run         uuid        not null,
    sequence    integer     not null,
    at          timestamptz not null,
    kind        text        not null check (kind in ('starting', 'connected', 'lost', 'failed', 'stopped', 'silent')),
    container   text        not null,
    version     integer     not null,
    cause       text,
    message     text,
    vpnc        text,
    exit_status integer,
    address     text,
    -- Only of silence: how long nothing was heard.
    until       timestamptz,
    primary key (resource_id, run, sequence, kind)
);
create index tunnel_event_at on tunnel_event (at);
create index tunnel_event_of_resource on tunnel_event (resource_id, at);

-- What the customer decided about watching a resource; without a row, the defaults.
create table watch_choice (
    resource_id  text    primary key references resource (id),
    -- Null: on from the second version.
    goes_back    boolean,
    -- The unguessable part of the badge's address.
    badge        text    unique
);

-- What is to be said about a config version beside its text.
create table version_note (
    resource_id   text    not null,
    version       integer not null,
    note          text    not null default '',
    -- The version whose text this one repeats, and whether that happened by itself.
    restores      integer,
    by_itself     boolean not null default false,
    primary key (resource_id, version),
    foreign key (resource_id, version) references config_version (resource_id, number)
);
