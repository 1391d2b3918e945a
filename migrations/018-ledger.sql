-- The ledger: how many places of an offer are taken, how many there are, and every grant and return that made it so.

-- One narrow row an offer, much rewritten. Whoever takes or gives back a place holds this row first, so that rivals take
-- turns and limits do not move under them.
create table offer_counters (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  used integer not null default 0 check (used >= 0),
  -- Null is without limit, here and below. A limit may be lowered under what is used: then nobody else gets in.
  most integer check (most >= 0),
  spent bigint not null default 0 check (spent >= 0),
  budget bigint check (budget >= 0),
  -- In which the budget is counted, in minor units.
  currency text check (currency ~ '^[A-Z]{3}$'),
  most_per_site integer check (most_per_site >= 0),
  most_per_company integer check (most_per_company >= 0),
  most_per_person integer check (most_per_person >= 0),
  primary key (operator_id, offer_id),
  foreign key (operator_id, offer_id) references offers (operator_id, id),
  check (budget is null or currency is not null)
) with (fillfactor = 50);
select belongs_to_operator('offer_counters');

create table holder_counters (
  operator_id uuid not null default current_operator() references operators,
  offer_id uuid not null,
  kind text not null check (kind in ('site', 'company', 'person')),
  holder_id uuid not null,
  used integer not null default 0 check (used >= 0),
  -- A limit of its own in place of the offer's.
  most integer check (most >= 0),
  primary key (operator_id, offer_id, kind, holder_id),
  foreign key (operator_id, offer_id) references offer_counters (operator_id, offer_id)
) with (fillfactor = 50);
select belongs_to_operator('holder_counters');

-- Balances are sums of these. A claim is granted once and gives back once.
create table ledger_entries (
  operator_id uuid not null default current_operator() references operators,
  claim_id uuid not null,
  kind text not null check (kind in ('grant', 'return')),
  offer_id uuid not null,
  places integer not null check (places = case kind when 'grant' then 1 else -1 end),
  minor bigint not null check (case kind when 'grant' then minor >= 0 else minor <= 0 end),
  site_id uuid,
  company_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  by_id uuid,
  primary key (operator_id, claim_id, kind),
  foreign key (operator_id, offer_id) references offer_counters (operator_id, offer_id)
);
create index ledger_entries_by_offer on ledger_entries (operator_id, offer_id, at);
select belongs_to_operator('ledger_entries');
-- Entries are added and read, nothing else.
revoke update, delete on ledger_entries from tremplin_app;

-- Takes a place of an offer for a claim and enters it; null, or what is full: 'offer', 'budget', 'site', 'company' or
-- 'person', and then nothing is taken. Each counter is moved by the one statement that also looks at its limit.
create function take_place(
  of_offer uuid, for_claim uuid, at_site uuid, for_company uuid, for_person uuid, worth bigint, entered_at timestamptz, entered_by uuid
) returns text language plpgsql as $$
declare
  place offer_counters;
  holder record;
begin
  update offer_counters c set used = c.used + 1, spent = c.spent + worth
    where c.operator_id = current_operator() and c.offer_id = of_offer
      and (c.most is null or c.used < c.most) and (c.budget is null or c.spent + worth <= c.budget)
    returning c.* into place;
  if not found then
    insert into offer_counters (offer_id) values (of_offer) on conflict do nothing;
    -- Held, so that what is read is what refused, unless somebody gave back meanwhile: then the place is there after all.
    select c.* into place from offer_counters c
      where c.operator_id = current_operator() and c.offer_id = of_offer for update;
    if place.used >= place.most then return 'offer'; end if;
    if place.spent + worth > place.budget then return 'budget'; end if;
    return take_place(of_offer, for_claim, at_site, for_company, for_person, worth, entered_at, entered_by);
  end if;
  for holder in
    select * from (values
      ('site', at_site, place.most_per_site),
      ('company', for_company, place.most_per_company),
      ('person', for_person, place.most_per_person)
    ) as wanted (kind, id, most) where wanted.id is not null
  loop
    insert into holder_counters as h (offer_id, kind, holder_id) values (of_offer, holder.kind, holder.id)
      on conflict do nothing;
    update holder_counters h set used = h.used + 1
      where h.operator_id = current_operator() and h.offer_id = of_offer and h.kind = holder.kind and h.holder_id = holder.id
        and (coalesce(h.most, holder.most) is null or h.used < coalesce(h.most, holder.most));
    if not found then raise exception sqlstate 'TRFUL' using message = holder.kind; end if;
  end loop;
  insert into ledger_entries (claim_id, kind, offer_id, places, minor, site_id, company_id, person_id, at, by_id)
    values (for_claim, 'grant', of_offer, 1, worth, at_site, for_company, for_person, entered_at, entered_by);
  return null;
exception when sqlstate 'TRFUL' then
  return sqlerrm;
end $$;

-- Gives a claim's place back and enters it; false where it holds none, or has given it back.
create function return_place(for_claim uuid, entered_at timestamptz, entered_by uuid) returns boolean language plpgsql as $$
declare
  taken ledger_entries;
begin
  select e.* into taken from ledger_entries e
    where e.operator_id = current_operator() and e.claim_id = for_claim and e.kind = 'grant';
  if not found then return false; end if;
  perform from offer_counters c
    where c.operator_id = current_operator() and c.offer_id = taken.offer_id for update;
  insert into ledger_entries (claim_id, kind, offer_id, places, minor, site_id, company_id, person_id, at, by_id)
    values (for_claim, 'return', taken.offer_id, -1, -taken.minor, taken.site_id, taken.company_id, taken.person_id, entered_at, entered_by)
    on conflict do nothing;
  if not found then return false; end if;
  update offer_counters c set used = c.used - 1, spent = c.spent - taken.minor
    where c.operator_id = current_operator() and c.offer_id = taken.offer_id;
  update holder_counters h set used = h.used - 1
    where h.operator_id = current_operator() and h.offer_id = taken.offer_id
      and (h.kind, h.holder_id) in (('site', taken.site_id), ('company', taken.company_id), ('person', taken.person_id));
  return true;
end $$;
