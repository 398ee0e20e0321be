-- What is asked of all runs at once needs an index of its own; none of its columns changes while a supervisor only goes on
-- reporting the same.
create index tunnel_run_failed on tunnel_run (resource_id) where phase = 'failed';
create index tunnel_run_started on tunnel_run (started_at);

-- A supervisor may say that it tried another Diffie-Hellman group.
alter table tunnel_event drop constraint tunnel_event_kind_check;
alter table tunnel_event add constraint tunnel_event_kind_check
    check (kind in ('starting', 'connected', 'lost', 'failed', 'tried', 'stopped', 'silent'));

