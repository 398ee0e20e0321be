-- What is kept of an add-on that Heroku ordered with a grant, until it is deprovisioned. Orders of the legacy form have none.
create table heroku_addon (
    -- The platform's name for the add-on, by which its API knows it.
    uuid           text        primary key,
    resource_id    text        not null unique references resource (id),
    -- The code of the grant, sealed, until it was exchanged.
    grant_code     bytea,
    -- What it was exchanged for, sealed.
    access_token   bytea,
    access_until   timestamptz,
    refresh_token  bytea,
    -- What the platform signs webhooks with, sealed.
    webhook_secret bytea       not null,
    subscribed     boolean     not null,
    -- True while the platform waits to be told that the order was carried out.
    awaited        boolean     not null
);
