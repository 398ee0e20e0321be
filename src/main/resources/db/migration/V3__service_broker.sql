-- What platforms that speak the Open Service Broker API ordered, under the ids they gave.
create table osb_instance (
    instance_id text        primary key,
    -- Null when only a deletion was seen: the order it was meant for may still be on its way.
    resource_id text        unique references resource (id),
    -- Tells a repeated order from a conflicting one without keeping its parameters, which may hold secrets.
    fingerprint bytea,
    -- Where in the platform its apps are: the space of Cloud Foundry, the namespace of Kubernetes.
    place       text,
    ordered_by  text,
    deleted_at  timestamptz
);

create table osb_binding (
    instance_id text        not null references osb_instance (instance_id),
    binding_id  text        not null,
    -- Null when only a deletion was seen.
    fingerprint bytea,
    place       text,
    -- The app that is bound; null for credentials that were asked for without naming one.
    app         text,
    -- The app was given a newer config and not restarted since.
    restart_due boolean     not null default false,
    bound_by    text,
    deleted_at  timestamptz,
    primary key (instance_id, binding_id)
);

-- How many one-time links to a dashboard were used; the next one carries this number.
create table dashboard_link (
    resource_id text    primary key references resource (id),
    used        integer not null
);
