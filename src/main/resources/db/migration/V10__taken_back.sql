-- The app of a deleted binding may still have what was published to it, so that it is to be taken back.
alter table osb_binding add column left_behind boolean not null default false;
