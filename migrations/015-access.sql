-- Programs come in by keys of their own; people are told on a page of their own what concerns them.

-- A program's way in: it acts in one role, as a person would. The key itself is known to its holder only.
create table api_keys (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  name text not null check (name <> ''),
  role text not null,
  site_ids uuid[],
  company_id uuid,
  partner_id uuid,
  organisation text,
  -- The name of the sites, the company or the partner; empty for the management.
  acts_for text not null,
  -- How the key begins, so that its holder can tell one from the other.
  prefix text not null,
  token_hash text not null,
  made_by uuid references auth.users,
  made_at timestamptz not null,
  -- The last day on which it opens; null for a key that stays.
  expires_on date,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (operator_id, id),
  unique (operator_id, token_hash),
  check (is_role(role, site_ids, company_id, partner_id, organisation))
);
select belongs_to_operator('api_keys');

-- What somebody is told in the product itself. The sentence is made from kind and data, in the reader's language.
create table notices (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  user_id uuid not null references auth.users on delete cascade,
  kind text not null check (kind <> ''),
  data jsonb not null,
  -- Where it leads, without the language: "/claims/…".
  path text not null check (path like '/%'),
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (operator_id, id)
);
create index notices_by_user on notices (operator_id, user_id, made_at desc, id desc);
create index notices_unread on notices (operator_id, user_id) where read_at is null;
select belongs_to_operator('notices');

-- How many notices somebody has not read, up to a hundred: asked for each page, so in one statement.
create function unread_notices(operator uuid, person uuid) returns integer language plpgsql as $$
declare
  found integer;
begin
  perform set_config('tremplin.operator', operator::text, true);
  select count(*) into found from (
    select from notices n where n.operator_id = operator and n.user_id = person and n.read_at is null limit 100
  ) unread;
  perform set_config('tremplin.operator', '', true);
  return found;
end $$;
revoke execute on function unread_notices from public;
