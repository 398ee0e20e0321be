-- What a platform has bought.
create table resource (
    id               text        primary key,
    platform         text        not null,
    -- The platform's own name for the order; repeating an order must find the same resource.
    order_key        text,
    app_id           text        not null,
    plan             text        not null,
    -- The plan of the order, which a change of plan leaves alone: repeating the order must still find it.
    ordered_plan     text        not null,
    state            text        not null check (state in ('provisioned', 'suspended', 'deprovisioned')),
    newest_version   integer     not null default 0,
    created_at       timestamptz not null,
    deprovisioned_at timestamptz,
    unique (platform, order_key)
);
create index resource_deprovisioned_at on resource (deprovisioned_at) where deprovisioned_at is not null;

-- One immutable vpnc.conf of a resource. Numbers of a resource start at 1 and have no gaps.
create table config_version (
    resource_id text        not null references resource (id),
    number      integer     not null check (number > 0),
    -- The canonical text, sealed. Destroyed (null) 30 days after the resource was deprovisioned.
    text        bytea,
    author      text        not null,
    saved_at    timestamptz not null,
    primary key (resource_id, number)
);

-- Bringing one config version to the platform.
create table delivery (
    resource_id     text        not null,
    version         integer     not null,
    state           text        not null
        check (state in ('waiting', 'held', 'published', 'superseded', 'given up', 'cancelled')),
    attempts        integer     not null default 0,
    -- True from before a call to the platform until its outcome is known: a restart in between must look before it publishes.
    in_doubt        boolean     not null default false,
    last_failure    text,
    first_due_at    timestamptz not null,
    next_attempt_at timestamptz,
    -- Until when the platform asked us to leave it alone; a newer version keeps to it too.
    not_before      timestamptz,
    published_at    timestamptz,
    restarted_at    timestamptz,
    primary key (resource_id, version),
    foreign key (resource_id, version) references config_version (resource_id, number)
);

-- Single use of sign-on links, across brokers.
create table sign_on (
    token_digest bytea       primary key,
    used_at      timestamptz not null
);
create index sign_on_used_at on sign_on (used_at);

-- Keys that sign our session and report tokens: made once, sealed, shared by all brokers on this database.
create table signing_key (
    name       text        primary key,
    key        bytea       not null,
    created_at timestamptz not null
);

-- The table of db-scheduler, in the form its documentation gives for PostgreSQL.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
