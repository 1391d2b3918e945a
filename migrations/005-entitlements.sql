-- The kept verdict of every company for every open offer. Made anew from facts and rules; nothing here is typed by anybody.

create table entitlements (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  offer_id uuid not null,
  version_id uuid not null,
  verdict text not null check (verdict in ('eligible', 'ineligible', 'undetermined')),
  -- The first later day on which it differs though nobody learns anything new.
  changes_on date,
  changes_to text check (changes_to in ('eligible', 'ineligible', 'undetermined', 'ended')),
  missing text[] not null,
  judged_on date not null,
  primary key (operator_id, company_id, offer_id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id),
  foreign key (operator_id, version_id) references offer_versions (operator_id, id),
  check ((changes_on is null) = (changes_to is null))
);
create index entitlements_by_offer on entitlements (operator_id, offer_id, verdict);
create index entitlements_by_change on entitlements (operator_id, changes_on) where changes_on is not null;
select belongs_to_operator('entitlements');
