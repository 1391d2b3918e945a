-- Intake: workbooks as they came, what people decided about them, what applying them did.

create table intakes (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bytea not null,
  uploaded_by text,
  uploaded_at timestamptz not null,
  state text not null default 'understanding'
    check (state in ('understanding', 'previewed', 'applying', 'applied', 'undone', 'discarded')),
  as_on date not null,
  -- What the columns of each sheet mean, and which site each name of a site is, as people left them.
  mapping jsonb not null,
  site_choices jsonb not null default '{}',
  counts jsonb,
  -- What the preview promised; applying anything else is refused.
  digest text,
  setback text check (setback in ('register-changed', 'failed')),
  gone_choice text not null default 'keep' check (gone_choice in ('keep', 'end')),
  -- Who applies it: the actor as JSON, while it is being applied.
  applying_as jsonb,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (operator_id, id)
);
create index intakes_by_day on intakes (operator_id, uploaded_at desc, id);
select belongs_to_operator('intakes');

-- The preview: one line for each row of the workbook that names a company or was meant to, and one for each hosted company
-- that it no longer names.
create table intake_rows (
  operator_id uuid not null default current_operator() references operators,
  intake_id uuid not null,
  number integer not null check (number > 0),
  sheet text not null,
  row integer not null,
  name text not null,
  state text not null check (state in ('new', 'changed', 'same', 'doubtful', 'refused', 'gone')),
  company_id uuid,
  details jsonb not null,
  primary key (operator_id, intake_id, number),
  foreign key (operator_id, intake_id) references intakes (operator_id, id) on delete cascade
);
create index intake_rows_by_state on intake_rows (operator_id, intake_id, state, number);
select belongs_to_operator('intake_rows');

-- What people chose for doubtful rows; kept when the preview is made anew.
create table intake_choices (
  operator_id uuid not null default current_operator() references operators,
  intake_id uuid not null,
  sheet text not null,
  row integer not null,
  choice text not null,
  primary key (operator_id, intake_id, sheet, row),
  foreign key (operator_id, intake_id) references intakes (operator_id, id) on delete cascade
);
select belongs_to_operator('intake_choices');

-- Corrected mappings, by the headings they were made for, proposed again for the next workbook that looks alike.
create table intake_mappings (
  operator_id uuid not null default current_operator() references operators,
  signature text not null,
  mapping jsonb not null,
  kept_at timestamptz not null,
  primary key (operator_id, signature)
);
select belongs_to_operator('intake_mappings');

-- How far an application is; written beside its transaction so that others see it.
create table intake_progress (
  operator_id uuid not null default current_operator() references operators,
  intake_id uuid not null,
  phase text not null check (phase in ('waiting', 'reading', 'matching', 'writing')),
  done integer not null default 0,
  total integer not null default 0,
  primary key (operator_id, intake_id),
  foreign key (operator_id, intake_id) references intakes (operator_id, id) on delete cascade
) with (fillfactor = 50);
select belongs_to_operator('intake_progress');

-- What an application did, so that it can be taken back exactly.
create table intake_effects (
  operator_id uuid not null default current_operator() references operators,
  intake_id uuid not null,
  kind text not null
    check (kind in ('site-added', 'unit-added', 'company-added', 'company-edited', 'fact-recorded', 'residency-started', 'residency-changed')),
  subject_id uuid not null,
  company_id uuid,
  before jsonb,
  primary key (operator_id, intake_id, kind, subject_id),
  foreign key (operator_id, intake_id) references intakes (operator_id, id) on delete cascade
);
create index intake_effects_by_company on intake_effects (operator_id, company_id);
select belongs_to_operator('intake_effects');
