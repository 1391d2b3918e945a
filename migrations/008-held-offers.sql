-- Offers that a company already has, as it or the park has said. They are not offered to it again.

create table held_offers (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  offer_id uuid not null,
  -- The company of itself, or the park on its behalf.
  told_by text not null check (told_by in ('company', 'park')),
  told_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (operator_id, company_id, offer_id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
create index held_offers_by_offer on held_offers (operator_id, offer_id);
select belongs_to_operator('held_offers');
-- What was said is taken back, never rewritten.
revoke update on held_offers from tremplin_app;
