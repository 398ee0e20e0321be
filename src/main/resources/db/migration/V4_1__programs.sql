-- Tokens with which a customer's programs use the API; the token itself is not kept.
create table api_token (
    id          text        primary key,
    resource_id text        not null references resource (id),
    name        text        not null,
    created_at  timestamptz not null
);
create index api_token_resource_id on api_token (resource_id);
