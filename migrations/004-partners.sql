-- Who gives benefits, what they give, and on which terms since when.

create table partners (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name jsonb not null,
  website text,
  primary key (operator_id, id),
  unique (operator_id, code)
);
select belongs_to_operator('partners');

create table offers (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  partner_id uuid not null,
  kind text not null check (kind in ('convention', 'programme', 'public-aid')),
  title jsonb not null,
  summary jsonb not null,
  adopted_at timestamptz not null,
  closed_at timestamptz,
  primary key (operator_id, id),
  unique (operator_id, code),
  foreign key (operator_id, partner_id) references partners (operator_id, id)
);
create index offers_by_partner on offers (operator_id, partner_id);
select belongs_to_operator('offers');

create table offer_versions (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  offer_id uuid not null,
  number integer not null check (number > 0),
  effective_from date not null,
  until date check (until >= effective_from),
  rule jsonb not null,
  benefits jsonb not null,
  source jsonb not null,
  certainty text not null check (certainty in ('high', 'medium', 'low')),
  notes jsonb,
  published_at timestamptz not null,
  primary key (operator_id, id),
  unique (operator_id, offer_id, number),
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
select belongs_to_operator('offer_versions');
-- Terms never change under a claim made upon them: new terms are a new version.
revoke update, delete on offer_versions from tremplin_app;
