-- Who did what when to which resource. Rows are only ever added.
create table audit_entry (
    id          bigint      generated always as identity primary key,
    happened_at timestamptz not null,
    actor_kind  text        not null check (actor_kind in ('marketplace', 'visit', 'token', 'operator', 'broker')),
    actor       text        not null,
    act         text        not null,
    -- Null for what concerns no single resource. No foreign key: the trail outlives what it tells about.
    resource_id text,
    detail      text        not null
);
create index audit_entry_resource on audit_entry (resource_id, id);

-- Also against a program of ours that errs, and against whoever has only the broker's password for the database.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_stays();
