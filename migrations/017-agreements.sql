-- Conventions signed with partners: dates, people, duties, papers; and how far what they offer reaches.

create table agreements (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  partner_id uuid not null,
  -- As it stands on the paper, in the language it was signed in.
  number text not null check (length(number) between 1 and 60),
  title text not null check (length(title) between 1 and 200),
  -- Null while it is a draft.
  signed_on date,
  begins_on date not null,
  -- The last day.
  until date check (until >= begins_on),
  -- The one it renews; each is renewed once.
  follows uuid,
  -- How many places all its offers give together, and how many companies may hold one; null is without limit.
  most_places integer check (most_places > 0),
  most_companies integer check (most_companies > 0),
  -- The first day on which it does not run any more, where it was ended before its last day.
  ended_on date check (ended_on >= begins_on),
  ended_because text check (length(ended_because) between 1 and 600),
  -- Units of "to" for one unit of "from", as the convention fixes it: a decimal text, exact.
  rate_from text check (rate_from ~ '^[A-Z]{3}$'),
  rate_to text check (rate_to ~ '^[A-Z]{3}$' and rate_to <> rate_from),
  rate_value text check (rate_value ~ '^[0-9]{1,12}([.][0-9]{1,18})?$'),
  rate_on date,
  written_at timestamptz not null,
  written_by uuid,
  primary key (operator_id, id),
  constraint agreements_number unique (operator_id, number),
  constraint agreements_follows unique (operator_id, follows),
  foreign key (operator_id, partner_id) references partners (operator_id, id),
  foreign key (operator_id, follows) references agreements (operator_id, id),
  check (follows <> id),
  check (num_nonnulls(rate_from, rate_to, rate_value, rate_on) in (0, 4)),
  check ((ended_on is null) = (ended_because is null))
);
create index agreements_by_partner on agreements (operator_id, partner_id);
select belongs_to_operator('agreements');
-- What was signed stays on record.
revoke delete on agreements from tremplin_app;

create table agreement_signatories (
  operator_id uuid not null default current_operator() references operators,
  agreement_id uuid not null,
  place smallint not null check (place > 0),
  side text not null check (side in ('park', 'partner')),
  name text not null check (length(name) between 1 and 200),
  function text check (length(function) between 1 and 200),
  primary key (operator_id, agreement_id, place),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id)
);
select belongs_to_operator('agreement_signatories');

create table agreement_suspensions (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  agreement_id uuid not null,
  suspended_on date not null,
  reason text not null check (length(reason) between 1 and 600),
  resumed_on date check (resumed_on >= suspended_on),
  resumed_because text check (length(resumed_because) between 1 and 600),
  primary key (operator_id, id),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id),
  check ((resumed_on is null) = (resumed_because is null))
);
-- Suspended once at a time: of two who suspend at once the second finds it done.
create unique index agreement_suspensions_open on agreement_suspensions (operator_id, agreement_id) where resumed_on is null;
create index agreement_suspensions_by_agreement on agreement_suspensions (operator_id, agreement_id);
select belongs_to_operator('agreement_suspensions');
revoke delete on agreement_suspensions from tremplin_app;

create table agreement_duties (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  agreement_id uuid not null,
  side text not null check (side in ('park', 'partner')),
  text text not null check (length(text) between 1 and 600),
  -- The first day by which it is to be done.
  due_on date not null,
  -- Then again after so many months, to the end of the agreement; null: once.
  every_months smallint check (every_months between 1 and 60),
  dropped_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id)
);
create index agreement_duties_by_agreement on agreement_duties (operator_id, agreement_id);
select belongs_to_operator('agreement_duties');
revoke delete on agreement_duties from tremplin_app;

create table agreement_duties_done (
  operator_id uuid not null default current_operator() references operators,
  duty_id uuid not null,
  -- Which of its days it was done for.
  due_on date not null,
  done_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (operator_id, duty_id, due_on),
  foreign key (operator_id, duty_id) references agreement_duties (operator_id, id)
);
select belongs_to_operator('agreement_duties_done');

-- Who was reminded of which day. The key settles that nobody is reminded twice: of two at once one adds the row.
create table agreement_reminders (
  operator_id uuid not null default current_operator() references operators,
  agreement_id uuid not null,
  -- The duty, or the agreement itself, which runs out.
  subject_id uuid not null,
  user_id uuid not null references auth.users,
  due_on date not null,
  days_before smallint not null check (days_before in (30, 7)),
  told_at timestamptz not null,
  primary key (operator_id, subject_id, user_id, due_on, days_before),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id)
);
create index agreement_reminders_by_day on agreement_reminders (operator_id, due_on);
select belongs_to_operator('agreement_reminders');

create table agreement_documents (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  agreement_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'docx', 'png', 'jpeg', 'webp')),
  bytes integer not null check (bytes between 1 and 5242880),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  added_by uuid,
  primary key (operator_id, id),
  -- The same paper once.
  constraint agreement_documents_once unique (operator_id, agreement_id, sha256),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id)
);
select belongs_to_operator('agreement_documents');
revoke update on agreement_documents from tremplin_app;

-- Apart from what is said of them, so that no list reads them.
create table agreement_document_contents (
  operator_id uuid not null default current_operator() references operators,
  document_id uuid not null,
  content bytea not null check (octet_length(content) between 1 and 5242880),
  primary key (operator_id, document_id),
  foreign key (operator_id, document_id) references agreement_documents (operator_id, id) on delete cascade
);
-- What is compressed already is not compressed again.
alter table agreement_document_contents alter column content set storage external;
select belongs_to_operator('agreement_document_contents');
revoke update on agreement_document_contents from tremplin_app;

-- Which offers stand under which agreements: under the last one that has begun.
create table agreement_offers (
  operator_id uuid not null default current_operator() references operators,
  agreement_id uuid not null,
  offer_id uuid not null,
  primary key (operator_id, agreement_id, offer_id),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id),
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
create index agreement_offers_by_offer on agreement_offers (operator_id, offer_id);
select belongs_to_operator('agreement_offers');

-- How far an offer reaches; what is null has no limit.
create table offer_limits (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  per_offer integer check (per_offer > 0),
  -- Of each site that has no figure of its own.
  per_site integer check (per_site > 0),
  per_company integer check (per_company > 0),
  per_person integer check (per_person > 0),
  budget_minor bigint check (budget_minor > 0),
  each_minor bigint check (each_minor > 0 and each_minor <= budget_minor),
  budget_currency text check (budget_currency ~ '^[A-Z]{3}$'),
  opens_on date,
  -- The last day.
  closes_on date check (closes_on >= opens_on),
  verify text not null check (verify in ('nobody', 'site-manager', 'director')),
  documents text[] not null default '{}' check (cardinality(documents) <= 6),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (operator_id, offer_id),
  foreign key (operator_id, offer_id) references offers (operator_id, id),
  check (num_nonnulls(budget_minor, each_minor, budget_currency) in (0, 3))
);
select belongs_to_operator('offer_limits');

create table offer_site_limits (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  site_id uuid not null,
  most integer not null check (most >= 0),
  primary key (operator_id, offer_id, site_id),
  foreign key (operator_id, offer_id) references offer_limits (operator_id, offer_id),
  foreign key (operator_id, site_id) references sites (operator_id, id)
);
select belongs_to_operator('offer_site_limits');

-- What one grant is worth in each year since it was given, and who says so.
create table offer_values (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  year smallint not null check (year between 1 and 10),
  minor bigint not null check (minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  source text not null check (length(source) between 1 and 300),
  primary key (operator_id, offer_id, year),
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
select belongs_to_operator('offer_values');

-- Which offers stand in each other's way, and which open the way to others.
create table offer_chains (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  kind text not null check (kind in ('not-with', 'only-after')),
  other_id uuid not null,
  -- Not until so many months after the other has ended; only when the other was had for so many months.
  months smallint not null default 0 check (months between 0 and 120),
  primary key (operator_id, offer_id, kind, other_id),
  foreign key (operator_id, offer_id) references offers (operator_id, id),
  foreign key (operator_id, other_id) references offers (operator_id, id),
  check (offer_id <> other_id)
);
create index offer_chains_by_other on offer_chains (operator_id, other_id);
select belongs_to_operator('offer_chains');
