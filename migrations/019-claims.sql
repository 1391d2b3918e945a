-- Claims: a company asks for an offer; somebody verifies and decides where the offer wants that; a place and a code go with it.

create table claims (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  offer_id uuid not null,
  -- The terms it was asked on. They do not change under it.
  version_id uuid not null,
  -- The convention under which the offer stood then; once it is granted, on that day.
  agreement_id uuid,
  company_id uuid not null,
  -- Where the company was when it asked.
  site_id uuid,
  -- Who of the company asked; null where the park did it for it.
  person_id uuid references auth.users,
  state text not null check (state in
    ('requested', 'verified', 'granted', 'activated', 'used', 'ended', 'refused', 'withdrawn', 'expired', 'revoked')),
  state_at timestamptz not null,
  requested_at timestamptz not null,
  -- Who decides, and whose request it is.
  verify text not null check (verify in ('nobody', 'site-manager', 'director')),
  owner_id uuid references auth.users,
  -- The papers it must bring.
  documents text[] not null default '{}',
  -- After this day the director is told that it still waits; null where nobody has to decide.
  due_on date,
  escalated_at timestamptz,
  -- What the rule said when it was granted, or asked for; and why it was granted all the same.
  verdict text not null check (verdict in ('eligible', 'ineligible', 'undetermined')),
  exception text check (length(exception) between 1 and 600),
  -- It was granted with a code from the pool.
  with_code boolean not null default false,
  granted_on date,
  -- What is granted must be taken up by this day.
  activate_by date,
  primary key (operator_id, id),
  foreign key (operator_id, offer_id) references offers (operator_id, id),
  foreign key (operator_id, version_id) references offer_versions (operator_id, id),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id),
  foreign key (operator_id, site_id) references sites (operator_id, id),
  check (verdict = 'eligible' or exception is not null or state not in ('granted', 'activated', 'used', 'ended'))
) with (fillfactor = 80);
-- One open request of a person for an offer: of two at once the second finds the first.
create unique index claims_open on claims (operator_id, offer_id, company_id, person_id) nulls not distinct
  where state in ('requested', 'verified');
create index claims_by_company on claims (operator_id, company_id, requested_at desc);
create index claims_by_offer on claims (operator_id, offer_id, state);
create index claims_by_agreement on claims (operator_id, agreement_id) where agreement_id is not null;
create index claims_to_decide on claims (operator_id, requested_at, id) where state in ('requested', 'verified');
create index claims_to_take_up on claims (operator_id, activate_by) where state = 'granted' and activate_by is not null;
create index claims_by_time on claims (operator_id, requested_at desc, id);
select belongs_to_operator('claims');
revoke delete on claims from tremplin_app;

-- What happened to a claim, in order. Lines are added and read, nothing else.
create table claim_steps (
  operator_id uuid not null default current_operator() references operators,
  claim_id uuid not null,
  number integer not null check (number > 0),
  act text not null check (act in ('request', 'verify', 'grant', 'refuse', 'withdraw', 'activate', 'use', 'end', 'expire',
    'revoke', 'take-over', 'escalate', 'replace-code')),
  -- The state after it.
  state text not null,
  at timestamptz not null,
  by_id uuid references auth.users,
  reason text check (length(reason) between 1 and 600),
  primary key (operator_id, claim_id, number),
  foreign key (operator_id, claim_id) references claims (operator_id, id)
);
select belongs_to_operator('claim_steps');
revoke update, delete on claim_steps from tremplin_app;

-- Which steps people were told of. The key settles that nobody is told twice: of two at once one adds the row.
create table claim_tellings (
  operator_id uuid not null default current_operator() references operators,
  claim_id uuid not null,
  number integer not null,
  told_at timestamptz not null,
  primary key (operator_id, claim_id, number),
  foreign key (operator_id, claim_id, number) references claim_steps (operator_id, claim_id, number)
);
select belongs_to_operator('claim_tellings');
revoke update, delete on claim_tellings from tremplin_app;

-- What a claim is worth: as the partner declares it, as it was granted, taken up, used. Never added to one another.
create table claim_values (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  claim_id uuid not null,
  kind text not null check (kind in ('declared', 'granted', 'activated', 'used')),
  minor bigint not null check (minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  source text not null check (length(source) between 1 and 300),
  recorded_at timestamptz not null,
  recorded_by uuid references auth.users,
  primary key (operator_id, id),
  foreign key (operator_id, claim_id) references claims (operator_id, id)
);
create index claim_values_by_claim on claim_values (operator_id, claim_id, kind, id);
select belongs_to_operator('claim_values');
revoke update, delete on claim_values from tremplin_app;

create table claim_documents (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  claim_id uuid not null,
  -- Which of the papers asked for it is.
  asked text not null check (asked <> ''),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'docx', 'png', 'jpeg', 'webp')),
  bytes integer not null check (bytes between 1 and 5242880),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  added_by uuid references auth.users,
  primary key (operator_id, id),
  constraint claim_documents_once unique (operator_id, claim_id, asked, sha256),
  foreign key (operator_id, claim_id) references claims (operator_id, id)
);
select belongs_to_operator('claim_documents');
revoke update, delete on claim_documents from tremplin_app;

-- Apart from what is said of them, so that no list reads them.
create table claim_document_contents (
  operator_id uuid not null default current_operator() references operators,
  document_id uuid not null,
  content bytea not null check (octet_length(content) between 1 and 5242880),
  primary key (operator_id, document_id),
  foreign key (operator_id, document_id) references claim_documents (operator_id, id)
);
alter table claim_document_contents alter column content set storage external;
select belongs_to_operator('claim_document_contents');
revoke update, delete on claim_document_contents from tremplin_app;

-- Days on which the park does not work besides its weekend and the holidays that stand on the same day each year.
create table holidays (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  on_day date not null,
  days smallint not null check (days between 1 and 30),
  -- Which of those that follow the moon; null for a day of the park's own, which has a name.
  holiday text check (holiday in ('new-year-hijri', 'mawlid', 'eid-al-fitr', 'eid-al-adha')),
  name text check (length(name) between 1 and 100),
  primary key (operator_id, id),
  constraint holidays_once unique nulls not distinct (operator_id, on_day, holiday),
  check ((holiday is null) = (name is not null))
);
select belongs_to_operator('holidays');

-- How the park works, where its director has said so; else five days, no Saturday, no Sunday, the holidays of its country.
create table work_settings (
  operator_id uuid primary key default current_operator() references operators,
  -- For how many working days a request may wait before the director is told.
  patience smallint not null check (patience between 1 and 30),
  -- The days of the week that are off: Monday is 1, Sunday 7. Without a working day no wait would end.
  weekend smallint[] not null check (weekend <@ '{1,2,3,4,5,6,7}' and not weekend @> '{1,2,3,4,5,6,7}'),
  -- Whose public holidays are kept; null for none.
  country text check (country ~ '^[A-Z]{2}$')
);
select belongs_to_operator('work_settings');
