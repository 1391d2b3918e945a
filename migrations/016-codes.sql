-- Secret codes that partners hand over in advance: a pool per offer, each code sealed with a key that is kept elsewhere.

create table code_pools (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  -- With so many free codes or fewer, those who manage offers are told, once until the pool is filled up.
  low_at integer not null check (low_at between 0 and 1000000),
  low_told_at timestamptz,
  -- The number that the last code got.
  numbered integer not null default 0 check (numbered >= 0),
  primary key (operator_id, offer_id),
  foreign key (operator_id, offer_id) references offers (operator_id, id)
) with (fillfactor = 50);
select belongs_to_operator('code_pools');
revoke delete on code_pools from tremplin_app;

-- Who brought codes in: whoever did has had them before their eyes.
create table code_uploads (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  offer_id uuid not null,
  codes integer not null check (codes > 0),
  uploaded_at timestamptz not null,
  uploaded_by uuid references auth.users,
  primary key (operator_id, id),
  foreign key (operator_id, offer_id) references code_pools (operator_id, offer_id)
);
create index code_uploads_by_offer on code_uploads (operator_id, offer_id, uploaded_at);
select belongs_to_operator('code_uploads');
revoke update, delete on code_uploads from tremplin_app;

create table codes (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  offer_id uuid not null,
  upload_id uuid not null,
  -- Its place in the pool, by which people speak of it.
  number integer not null check (number > 0),
  -- The key it is sealed with, by name. The key itself is never here.
  key_id text not null check (key_id ~ '^[0-9a-f]{12}$'),
  sealed bytea not null,
  -- Tells a code that comes twice, without telling the code: HMAC under the same key.
  digest bytea not null check (length(digest) = 32),
  -- The last day on which it can be used.
  expires_on date,
  expiry_told_at timestamptz,
  -- Whom it is set aside for: a claim of the company.
  claim_id uuid,
  company_id uuid,
  given_at timestamptz,
  -- When somebody first looked at it. From then on it is nobody else's.
  revealed_at timestamptz,
  -- The claim is over, and the code was seen: nobody gets it any more.
  spent_at timestamptz,
  -- It does not work: why, and what came in its place.
  dead_at timestamptz,
  dead_reason text,
  replaced_by uuid,
  primary key (operator_id, id),
  unique (operator_id, offer_id, number),
  unique (operator_id, offer_id, digest),
  foreign key (operator_id, offer_id) references code_pools (operator_id, offer_id),
  foreign key (operator_id, upload_id) references code_uploads (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id),
  foreign key (operator_id, replaced_by) references codes (operator_id, id),
  check ((claim_id is null) = (company_id is null) and (claim_id is null) = (given_at is null)),
  check (revealed_at is null or claim_id is not null),
  check (spent_at is null or revealed_at is not null),
  check ((dead_at is null) = (dead_reason is null)),
  check (dead_reason <> ''),
  check (replaced_by is null or (dead_at is not null and claim_id is not null))
);
-- The free codes, those that end first in front.
create index codes_free on codes (operator_id, offer_id, expires_on, number) where claim_id is null and dead_at is null;
create unique index codes_live_of_claim on codes (operator_id, claim_id) where claim_id is not null and dead_at is null;
create index codes_by_claim on codes (operator_id, claim_id) where claim_id is not null;
create index codes_by_company on codes (operator_id, company_id) where company_id is not null;
create index codes_by_key on codes (operator_id, key_id);
create index codes_by_upload on codes (operator_id, upload_id);
create index codes_by_replacement on codes (operator_id, replaced_by) where replaced_by is not null;
select belongs_to_operator('codes');
revoke delete on codes from tremplin_app;

-- Who looked at which code, and when. Lines are added and read, nothing else.
create table code_reveals (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  code_id uuid not null,
  claim_id uuid not null,
  company_id uuid not null,
  revealed_at timestamptz not null,
  revealed_by uuid references auth.users,
  primary key (operator_id, id),
  foreign key (operator_id, code_id) references codes (operator_id, id),
  foreign key (operator_id, company_id) references companies (operator_id, id)
);
create index code_reveals_by_code on code_reveals (operator_id, code_id, revealed_at);
create index code_reveals_by_company on code_reveals (operator_id, company_id);
select belongs_to_operator('code_reveals');
revoke update, delete on code_reveals from tremplin_app;
