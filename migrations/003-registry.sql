-- The register: sites, units, companies, residencies, dated and sourced facts, exchange rates.

create table sites (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  name text not null check (length(name) between 1 and 200),
  aliases text[] not null default '{}',
  address text,
  primary key (operator_id, id),
  constraint sites_code unique (operator_id, code)
);
select belongs_to_operator('sites');

create table units (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  floor text,
  area_sqm numeric(10, 2) check (area_sqm > 0),
  desks integer check (desks >= 0),
  primary key (operator_id, id),
  foreign key (operator_id, site_id) references sites (operator_id, id),
  -- A residency names a unit of its own site.
  unique (operator_id, site_id, id),
  constraint units_name unique (operator_id, site_id, name)
);
select belongs_to_operator('units');

create table companies (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- What a search looks into: name and identifiers, folded.
  search text not null,
  ice text check (ice ~ '^[0-9]{15}$'),
  -- Somebody kept this ICE though its key does not fit.
  ice_overridden boolean not null default false,
  rc text,
  tax_id text,
  cnss text,
  email text,
  phone text,
  website text,
  contact_name text,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (operator_id, id)
);
create unique index companies_ice on companies (operator_id, ice) where ice is not null;
create index companies_name on companies (operator_id, name);
select belongs_to_operator('companies');

-- How a company was called and identified before each change.
create table company_versions (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  company_id uuid not null,
  identity jsonb not null,
  replaced_at timestamptz not null,
  replaced_by uuid,
  primary key (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade
);
create index company_versions_by_company on company_versions (operator_id, company_id, replaced_at);
select belongs_to_operator('company_versions');

create table residencies (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  company_id uuid not null,
  site_id uuid not null,
  unit_id uuid,
  -- A day, a month or a year; null when the register does not say.
  started_on text check (started_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  -- The first day on which the company is no longer there.
  ended_on date,
  area_sqm numeric(10, 2) check (area_sqm > 0),
  terms text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  end_recorded_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, site_id) references sites (operator_id, id),
  foreign key (operator_id, site_id, unit_id) references units (operator_id, site_id, id)
);
-- A company has one open residency at most: the database decides between two moves at once.
create unique index residencies_open on residencies (operator_id, company_id) where ended_on is null;
create index residencies_by_company on residencies (operator_id, company_id);
create index residencies_by_site on residencies (operator_id, site_id);
select belongs_to_operator('residencies');

create table facts (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  company_id uuid not null,
  key text not null,
  value jsonb not null,
  -- The day, month or year it was true of, where it is true of one.
  valid_on text check (valid_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  -- Said by the company, read in a workbook, seen on a document, noted by the operator; the text says which one.
  source text check (length(source) between 1 and 300),
  source_kind text not null check (source_kind in ('declared', 'workbook', 'document', 'operator')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  -- Until when it was held to be so; null while it is. What took its place points here.
  superseded_at timestamptz,
  supersedes uuid,
  primary key (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade
);
create index facts_by_company on facts (operator_id, company_id, key);
-- Of one key and one day a company has one value that holds.
create unique index facts_held on facts (operator_id, company_id, key, coalesce(valid_on, '')) where superseded_at is null;
select belongs_to_operator('facts');

create table exchange_rates (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
  to_currency text not null check (to_currency ~ '^[A-Z]{3}$'),
  -- Units of "to" for one unit of "from", as it was quoted: a decimal text, exact.
  value text not null check (value ~ '^[0-9]{1,12}([.][0-9]{1,18})?$'),
  quoted_on date not null,
  source text not null check (length(source) between 1 and 300),
  primary key (operator_id, id),
  check (from_currency <> to_currency),
  constraint exchange_rates_day unique (operator_id, from_currency, to_currency, quoted_on)
);
select belongs_to_operator('exchange_rates');

-- Both views go from the company to its own rows by their index, so that no plan can go through all rows once for each
-- company, statistics or not.

-- Where each company is, or was last: its residency without end, else the one that ends last.
create view company_places with (security_invoker = true) as
  select companies.operator_id, companies.id as company_id,
    place.id as residency_id, place.site_id, place.unit_id, place.started_on, place.ended_on, place.area_sqm
  from companies cross join lateral (
    select * from residencies
    where residencies.operator_id = companies.operator_id and residencies.company_id = companies.id
    order by coalesce(ended_on, 'infinity') desc, started_on desc nulls last, id desc
    limit 1
  ) place;
grant select on company_places to tremplin_app;

-- The latest value that holds of each key. A value without a day counts from the day it was recorded.
create view current_facts with (security_invoker = true) as
  select companies.operator_id, companies.id as company_id,
    fact.key, fact.id, fact.value, fact.valid_on, fact.source, fact.source_kind, fact.recorded_at, fact.recorded_by
  from companies cross join lateral (
    select distinct on (key) * from facts
    where facts.operator_id = companies.operator_id and facts.company_id = companies.id and superseded_at is null
    order by key, coalesce(valid_on, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD')) desc, recorded_at desc, id desc
  ) fact;
grant select on current_facts to tremplin_app;
