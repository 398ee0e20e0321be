-- How much of what supervisors report is kept of a resource in a day, so that a rogue one cannot fill the database. Only written
-- with reports of which something is kept.
create table tunnel_day (
    resource_id text    not null,
    -- In UTC, by the clock of the broker.
    day         date    not null,
    -- Starts of supervisors, and events, that were stored.
    runs        integer not null default 0,
    events      integer not null default 0,
    -- Events for which there was no room.
    left_out    integer not null default 0,
    primary key (resource_id, day)
) with (fillfactor = 70);
