/** `take_place` as somebody would write it who reads first and then writes: what its guards are there against. */
export const CARELESS = `
  create or replace function take_place(
    of_offer uuid, under_agreement uuid, for_claim uuid, at_site uuid, for_company uuid, for_person uuid, worth bigint,
    entered_at timestamptz, entered_by uuid
  ) returns text language plpgsql as $$
  declare place offer_counters; full_kind text; shared agreement_counters; another boolean;
  begin
    select c.* into place from offer_counters c where c.offer_id = of_offer;
    if place.used >= place.most then return 'offer'; end if;
    if place.spent + worth > place.budget then return 'budget'; end if;
    select w.kind into full_kind from (values ('site', at_site, place.most_per_site), ('company', for_company, place.most_per_company),
        ('person', for_person, place.most_per_person)) as w (kind, id, most)
      join holder_counters h on h.offer_id = of_offer and h.kind = w.kind and h.holder_id = w.id
      where h.used >= w.most limit 1;
    if full_kind is not null then return full_kind; end if;
    another := not exists (select from agreement_holders h
      where h.agreement_id = under_agreement and h.company_id = for_company and h.used > 0);
    select c.* into shared from agreement_counters c where c.agreement_id = under_agreement;
    if shared.used >= shared.most_places then return 'agreement'; end if;
    if another and shared.companies >= shared.most_companies then return 'agreement-companies'; end if;
    perform pg_sleep(0.01);
    update offer_counters set used = used + 1, spent = spent + worth where offer_id = of_offer;
    insert into holder_counters as h (offer_id, kind, holder_id, used)
      select of_offer, kind, id, 1 from (values ('company', for_company), ('person', for_person), ('site', at_site)) as w (kind, id)
      where id is not null order by kind
      on conflict (operator_id, offer_id, kind, holder_id) do update set used = h.used + 1;
    if under_agreement is not null then
      insert into agreement_counters as c (agreement_id, used, companies) values (under_agreement, 1, another::int)
        on conflict (operator_id, agreement_id) do update set used = c.used + 1, companies = c.companies + another::int;
      insert into agreement_holders as h (agreement_id, company_id, used) values (under_agreement, for_company, 1)
        on conflict (operator_id, agreement_id, company_id) do update set used = h.used + 1;
    end if;
    insert into ledger_entries
      (claim_id, kind, offer_id, agreement_id, places, minor, site_id, company_id, person_id, at, by_id)
      values (for_claim, 'grant', of_offer, under_agreement, 1, worth, at_site, for_company, for_person, entered_at, entered_by);
    return null;
  end $$`
