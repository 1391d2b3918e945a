-- What companies were told of their rights, so that each letter goes once; and which letters somebody wishes not to get.

create table told_companies (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  -- The Monday of the last week in which its rights were looked at.
  told_on date not null,
  primary key (operator_id, company_id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade
);
select belongs_to_operator('told_companies');

-- How the offers stood to a company when it was last told.
create table told_standings (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  offer_id uuid not null,
  standing text not null check (standing in ('entitled', 'one-answer', 'open', 'no')),
  primary key (operator_id, company_id, offer_id),
  foreign key (operator_id, company_id) references told_companies (operator_id, company_id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
select belongs_to_operator('told_standings');

-- Who was warned of which day. The key settles that nobody is warned twice of the same: of two at once one adds the row.
create table closing_letters (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  user_id uuid not null references auth.users,
  offer_id uuid not null,
  closes_on date not null,
  days_before smallint not null check (days_before in (30, 7)),
  told_at timestamptz not null,
  primary key (operator_id, company_id, user_id, offer_id, closes_on, days_before),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
create index closing_letters_by_day on closing_letters (operator_id, closes_on);
select belongs_to_operator('closing_letters');

create table declined_letters (
  operator_id uuid not null default current_operator() references operators,
  user_id uuid not null references auth.users,
  kind text not null check (kind in ('weekly', 'closing')),
  declined_at timestamptz not null,
  primary key (operator_id, user_id, kind)
);
select belongs_to_operator('declined_letters');
