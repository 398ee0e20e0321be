-- A dashboard says how many resources its app has, an operator looks for those of an app.
create index resource_app_id on resource (app_id);
