-- Inquiries: staff ask a selection of companies for facts; each answers through a link of its own.

create table inquiries (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  keys text[] not null check (cardinality(keys) between 1 and 8),
  asked_at timestamptz not null,
  asked_by uuid references auth.users,
  primary key (operator_id, id)
);
create index inquiries_by_day on inquiries (operator_id, asked_at desc, id);
select belongs_to_operator('inquiries');

create table inquired_companies (
  operator_id uuid not null default current_operator() references operators,
  inquiry_id uuid not null,
  company_id uuid not null,
  -- When a letter last left: a reminder waits for a week.
  written_at timestamptz not null,
  letters integer not null default 1 check (letters > 0),
  answered_at timestamptz,
  revoked_at timestamptz,
  primary key (operator_id, inquiry_id, company_id),
  foreign key (operator_id, inquiry_id) references inquiries (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  check (answered_at is null or revoked_at is null)
);
create index inquired_companies_by_company on inquired_companies (operator_id, company_id);
select belongs_to_operator('inquired_companies');

-- The links that letters hold, known by the hash of their secret. Each opens the questions of one company.
create table inquiry_links (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  inquiry_id uuid not null,
  company_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  primary key (operator_id, id),
  unique (operator_id, token_hash),
  foreign key (operator_id, inquiry_id, company_id)
    references inquired_companies (operator_id, inquiry_id, company_id) on delete cascade
);
create index inquiry_links_by_company on inquiry_links (operator_id, inquiry_id, company_id);
select belongs_to_operator('inquiry_links');
