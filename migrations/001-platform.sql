-- The ground: tenants, the role that row-level security binds, audit chain, answered requests.

do $$
begin
  if not exists (select from pg_roles where rolname = 'tremplin_app') then
    create role tremplin_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of the same server made it first
end $$;

do $$
begin
  if not pg_has_role(current_user, 'tremplin_app', 'member') then
    grant tremplin_app to current_user;
  end if;
end $$;
grant usage on schema public to tremplin_app;

-- The operator that the transaction speaks for; null outside one, and null equals nothing.
create function current_operator() returns uuid language sql stable
  return nullif(current_setting('tremplin.operator', true), '')::uuid;

-- Puts a table behind its operator: nobody sees or writes another operator's rows, the owner of the table included.
create function belongs_to_operator(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy own_rows on %s using (operator_id = (select current_operator())) with check (operator_id = (select current_operator()))', guarded);
  execute format('grant select, insert, update, delete on %s to tremplin_app', guarded);
end $$;

create table operators (
  id uuid primary key,
  name text not null check (name <> ''),
  zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table operators enable row level security;
alter table operators force row level security;
-- Names of parks are no secret, and jobs go from one operator to the next; only its own row can be written.
create policy seen_by_all on operators for select using (true);
create policy made_by_itself on operators for insert with check (id = (select current_operator()));
create policy changed_by_itself on operators for update using (id = (select current_operator()));
grant select, insert, update on operators to tremplin_app;

create table audit_heads (
  operator_id uuid primary key default current_operator() references operators,
  number bigint not null,
  hash text not null
) with (fillfactor = 50);
select belongs_to_operator('audit_heads');

create table audit_lines (
  operator_id uuid not null default current_operator() references operators,
  number bigint not null check (number > 0),
  at timestamptz not null,
  actor_id text,
  event text not null,
  subject_id text not null,
  text text not null,
  hash text not null,
  primary key (operator_id, number)
);
create index audit_lines_by_subject on audit_lines (operator_id, subject_id, number);
select belongs_to_operator('audit_lines');
-- Lines are added and read, nothing else.
revoke update, delete on audit_lines from tremplin_app;

create table answered_requests (
  operator_id uuid not null default current_operator() references operators,
  actor_id text not null,
  route text not null,
  key text not null check (length(key) between 8 and 255),
  fingerprint text not null,
  answer bytea,
  at timestamptz not null default now(),
  primary key (operator_id, actor_id, route, key)
);
create index answered_requests_by_age on answered_requests (at);
select belongs_to_operator('answered_requests');
