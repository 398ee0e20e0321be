insert into bench (id, platform, order_key, app_id, plan, ordered_plan, state, created_at)
values ('vpn-' || gen_random_uuid(), 'scalingo', 'o-' || gen_random_uuid(), 'app-' || gen_random_uuid(), 'vpn-ipsec-standard', 'vpn-ipsec-standard', 'provisioned', now())
on conflict (platform, order_key) do nothing;
