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

-- The same for what all offers of an agreement give together: its places, and how many companies hold one or more.
create table agreement_counters (
  operator_id uuid not null default current_operator() references operators,
  agreement_id uuid not null,
  used integer not null default 0 check (used >= 0),
  companies integer not null default 0 check (companies between 0 and used),
  most_places integer check (most_places >= 0),
  most_companies integer check (most_companies >= 0),
  primary key (operator_id, agreement_id),
  foreign key (operator_id, agreement_id) references agreements (operator_id, id)
) with (fillfactor = 50);
select belongs_to_operator('agreement_counters');

create table agreement_holders (
  operator_id uuid not null default current_operator() references operators,
  agreement_id uuid not null,
  company_id uuid not null,
  used integer not null default 0 check (used >= 0),
  primary key (operator_id, agreement_id, company_id),
  foreign key (operator_id, agreement_id) references agreement_counters (operator_id, agreement_id)
) with (fillfactor = 50);
select belongs_to_operator('agreement_holders');

-- Balances are sums of these. A claim is granted once and gives back once.
create table ledger_entries (
  operator_id uuid not null default current_operator() references operators,
  claim_id uuid not null,
  kind text not null check (kind in ('grant', 'return')),
  offer_id uuid not null,
  -- Under which the place was granted; null where the offer stood under none.
  agreement_id uuid,
  places integer not null check (places = case kind when 'grant' then 1 else -1 end),
  minor bigint not null check (case kind when 'grant' then minor >= 0 else minor <= 0 end),
  site_id uuid,
  company_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  by_id uuid,
  primary key (operator_id, claim_id, kind),
  foreign key (operator_id, offer_id) references offer_counters (operator_id, offer_id),
  foreign key (operator_id, agreement_id) references agreement_counters (operator_id, agreement_id)
);
create index ledger_entries_by_offer on ledger_entries (operator_id, offer_id, at);
select belongs_to_operator('ledger_entries');
-- Entries are added and read, nothing else.
revoke update, delete on ledger_entries from tremplin_app;

-- Takes a place of an offer, and of the agreement under which it stands, for a claim and enters it; null, or what is full:
-- 'offer', 'budget', 'site', 'company', 'person', 'agreement' or 'agreement-companies', and then nothing is taken. Each
-- counter is moved by the one statement that also looks at its limit. Rows are held in one order, whoever takes or gives
-- back: the offer, its holders, the company under the agreement, the agreement. So nobody waits crosswise.
create function take_place(
  of_offer uuid, under_agreement uuid, for_claim uuid, at_site uuid, for_company uuid, for_person uuid, worth bigint,
  entered_at timestamptz, entered_by uuid
) returns text language plpgsql as $$
declare
  place offer_counters;
  holder record;
  another boolean;
  shared agreement_counters;
begin
  update offer_counters c set used = c.used + 1, spent = c.spent + worth
    where c.operator_id = current_operator() and c.offer_id = of_offer
      and (c.most is null or c.used < c.most) and (c.budget is null or c.spent + worth <= c.budget)
    returning c.* into place;
  if not found then
    insert into offer_counters (offer_id) values (of_offer) on conflict do nothing;
    -- Held, so that what is read is what refused, unless somebody gave back meanwhile: then the place is there after all.
    select c.* into place from offer_counters c
      where c.operator_id = current_operator() and c.offer_id = of_offer for no key update;
    if place.used >= place.most then return 'offer'; end if;
    if place.spent + worth > place.budget then return 'budget'; end if;
    return take_place(of_offer, under_agreement, for_claim, at_site, for_company, for_person, worth, entered_at, entered_by);
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
  if under_agreement is not null then
    insert into agreement_counters (agreement_id) values (under_agreement) on conflict do nothing;
    -- The company's row is held before the agreement's: of two claims of one company the first makes it one company more.
    insert into agreement_holders as h (agreement_id, company_id, used) values (under_agreement, for_company, 1)
      on conflict (operator_id, agreement_id, company_id) do update set used = h.used + 1
      returning h.used = 1 into another;
    loop
      update agreement_counters c set used = c.used + 1, companies = c.companies + another::int
        where c.operator_id = current_operator() and c.agreement_id = under_agreement
          and (c.most_places is null or c.used < c.most_places)
          and (not another or c.most_companies is null or c.companies < c.most_companies);
      exit when found;
      -- As above: held, so that what is read is what refused, or the place is there after all. Not "for update": the rows
      -- of new companies refer to this one, ours and those of rivals, and each would wait for the other.
      select c.* into shared from agreement_counters c
        where c.operator_id = current_operator() and c.agreement_id = under_agreement for no key update;
      if shared.used >= shared.most_places then raise exception sqlstate 'TRFUL' using message = 'agreement'; end if;
      if another and shared.companies >= shared.most_companies then
        raise exception sqlstate 'TRFUL' using message = 'agreement-companies';
      end if;
    end loop;
  end if;
  insert into ledger_entries
    (claim_id, kind, offer_id, agreement_id, places, minor, site_id, company_id, person_id, at, by_id)
    values (for_claim, 'grant', of_offer, under_agreement, 1, worth, at_site, for_company, for_person, entered_at, entered_by);
  return null;
exception when sqlstate 'TRFUL' then
  return sqlerrm;
end $$;

-- Gives a claim's place back and enters it; false where it holds none, or has given it back.
create function return_place(for_claim uuid, entered_at timestamptz, entered_by uuid) returns boolean language plpgsql as $$
declare
  taken ledger_entries;
  last_one boolean;
begin
  select e.* into taken from ledger_entries e
    where e.operator_id = current_operator() and e.claim_id = for_claim and e.kind = 'grant';
  if not found then return false; end if;
  perform from offer_counters c
    where c.operator_id = current_operator() and c.offer_id = taken.offer_id for no key update;
  insert into ledger_entries
    (claim_id, kind, offer_id, agreement_id, places, minor, site_id, company_id, person_id, at, by_id)
    values (for_claim, 'return', taken.offer_id, taken.agreement_id, -1, -taken.minor, taken.site_id, taken.company_id,
      taken.person_id, entered_at, entered_by)
    on conflict do nothing;
  if not found then return false; end if;
  update offer_counters c set used = c.used - 1, spent = c.spent - taken.minor
    where c.operator_id = current_operator() and c.offer_id = taken.offer_id;
  update holder_counters h set used = h.used - 1
    where h.operator_id = current_operator() and h.offer_id = taken.offer_id
      and (h.kind, h.holder_id) in (('site', taken.site_id), ('company', taken.company_id), ('person', taken.person_id));
  if taken.agreement_id is not null then
    update agreement_holders h set used = h.used - 1
      where h.operator_id = current_operator() and h.agreement_id = taken.agreement_id and h.company_id = taken.company_id
      returning h.used = 0 into last_one;
    update agreement_counters c set used = c.used - 1, companies = c.companies - last_one::int
      where c.operator_id = current_operator() and c.agreement_id = taken.agreement_id;
  end if;
  return true;
end $$;

-- Holds every counter of some claims at once, in the order in which all others take them: whoever gives back several in
-- one transaction would else come to the second offer with the first one's agreement in hand.
create function hold_counters(of_claims uuid[]) returns void language plpgsql as $$
begin
  perform from offer_counters c where c.operator_id = current_operator() and c.offer_id in (
    select e.offer_id from ledger_entries e where e.operator_id = current_operator() and e.claim_id = any (of_claims)
  ) order by c.offer_id for no key update;
  perform from agreement_holders h where h.operator_id = current_operator() and (h.agreement_id, h.company_id) in (
    select e.agreement_id, e.company_id from ledger_entries e
    where e.operator_id = current_operator() and e.claim_id = any (of_claims)
  ) order by h.agreement_id, h.company_id for no key update;
  perform from agreement_counters c where c.operator_id = current_operator() and c.agreement_id in (
    select e.agreement_id from ledger_entries e where e.operator_id = current_operator() and e.claim_id = any (of_claims)
  ) order by c.agreement_id for no key update;
end $$;
