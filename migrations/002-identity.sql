-- People: their accounts and sessions (better-auth's tables, in a schema of their own), memberships, invitations.

create schema auth;
grant usage on schema auth to tremplin_app;

-- A person. Belongs to no operator: one person may be a member of several.
create table auth.users (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text not null default 'fr' check (language in ('fr', 'ar', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
grant select (id, name, email, language), insert, update (name, language, updated_at) on auth.users to tremplin_app;

create table auth.sessions (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- Opened by a link from a letter, which proves the address: such a session may set a new password without the old one.
  by_link boolean not null default false,
  chosen_membership_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_by_user on auth.sessions (user_id);
grant select (id, user_id), delete, update (chosen_membership_id) on auth.sessions to tremplin_app;

-- The ways in that a person has; ours is provider 'credential', a password's scrypt.
create table auth.accounts (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index accounts_by_user on auth.accounts (user_id);
grant select (provider_id, account_id), insert, update (password, updated_at) on auth.accounts to tremplin_app;

-- Sign-in links that were sent and not yet used; the identifier is the hash of the link's secret.
create table auth.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on auth.verifications (identifier);

-- How often somebody knocked; the key is a hash, so that no address is kept.
create table auth.attempts (
  key text primary key,
  count integer not null,
  until timestamptz not null
) with (fillfactor = 50);

-- The first visit happens once: whoever adds this row has set the park up.
create table first_visits (
  operator_id uuid not null default current_operator() references operators,
  only_one boolean not null default true check (only_one),
  at timestamptz not null default now(),
  primary key (operator_id),
  constraint first_visit_happens_once unique (only_one)
);
select belongs_to_operator('first_visits');

-- Whether the columns say one role completely and nothing besides.
create function is_role(role text, site_ids uuid[], company_id uuid, partner_id uuid, organisation text)
returns boolean language sql immutable
  return case role
    when 'director' then num_nonnulls(site_ids, company_id, partner_id, organisation) = 0
    when 'site-manager' then coalesce(cardinality(site_ids), 0) > 0 and num_nonnulls(company_id, partner_id, organisation) = 0
    when 'company-owner' then company_id is not null and num_nonnulls(site_ids, partner_id, organisation) = 0
    when 'company-member' then company_id is not null and num_nonnulls(site_ids, partner_id, organisation) = 0
    when 'partner' then partner_id is not null and num_nonnulls(site_ids, company_id, organisation) = 0
    when 'expert' then num_nonnulls(site_ids, company_id, organisation) = 0
    when 'buyer' then coalesce(organisation, '') <> '' and num_nonnulls(site_ids, company_id, partner_id) = 0
    else false
  end;

create table memberships (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  user_id uuid not null references auth.users,
  role text not null,
  site_ids uuid[],
  company_id uuid,
  partner_id uuid,
  organisation text,
  -- The name of the sites, the company, the partner or the organisation; empty for a director.
  acts_for text not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (operator_id, id),
  check (is_role(role, site_ids, company_id, partner_id, organisation))
);
-- Nobody holds the same role twice at a time.
create unique index memberships_held on memberships
  (operator_id, user_id, role, company_id, partner_id, site_ids, organisation) nulls not distinct where ended_at is null;
create index memberships_by_user on memberships (user_id) where ended_at is null;
create index memberships_by_company on memberships (operator_id, company_id) where ended_at is null;
select belongs_to_operator('memberships');
-- Before anybody acts for an operator, a person's own memberships are looked up, whichever operator's they are.
create policy own_memberships on memberships for select
  using (user_id = (select nullif(current_setting('tremplin.user', true), '')::uuid));

-- The memberships of one person, with every operator. Only this statement sees through that window.
create function memberships_of(person uuid) returns setof memberships language plpgsql as $$
begin
  perform set_config('tremplin.user', person::text, true);
  return query select * from memberships m where m.user_id = person and m.ended_at is null order by m.since, m.id;
  perform set_config('tremplin.user', '', true);
end $$;
revoke execute on function memberships_of from public;

create table invitations (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  email text not null check (email = lower(email)),
  language text not null check (language in ('fr', 'ar', 'en')),
  role text not null,
  site_ids uuid[],
  company_id uuid,
  partner_id uuid,
  organisation text,
  acts_for text not null,
  token_hash text not null,
  invited_by uuid references auth.users,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  -- Deferred: the invitation is used up first, so that of two who accept at once only one makes an account.
  accepted_by uuid references auth.users deferrable initially deferred,
  revoked_at timestamptz,
  primary key (operator_id, id),
  unique (operator_id, token_hash),
  check (is_role(role, site_ids, company_id, partner_id, organisation)),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or revoked_at is null)
);
-- One open invitation to the same role; a new one takes the place of the old.
create unique index invitations_open on invitations
  (operator_id, email, role, company_id, partner_id, site_ids, organisation) nulls not distinct
  where accepted_at is null and revoked_at is null;
select belongs_to_operator('invitations');
