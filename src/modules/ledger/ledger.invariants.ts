/** What always holds of counters and entries: each question finds the rows that break it, for every operator at once. */
export const ledgerInvariants: Readonly<Record<string, string>> = {
  'ledger.offer-counters-are-sums': `
    select c.operator_id, c.offer_id::text as subject
    from offer_counters c
    left join (select operator_id, offer_id, sum(places) as places, sum(minor) as minor from ledger_entries group by 1, 2) e
      using (operator_id, offer_id)
    where (c.used, c.spent) is distinct from (coalesce(e.places, 0), coalesce(e.minor, 0))`,
  'ledger.holder-counters-are-sums': `
    with held as (
      select operator_id, offer_id, h.kind, holder_id, sum(places) as places
      from ledger_entries e,
        lateral (values ('site', e.site_id), ('company', e.company_id), ('person', e.person_id)) as h (kind, holder_id)
      where holder_id is not null group by 1, 2, 3, 4
    )
    select operator_id, offer_id::text as subject
    from holder_counters c full join held using (operator_id, offer_id, kind, holder_id)
    where coalesce(c.used, 0) <> coalesce(held.places, 0)`,
  'ledger.returns-follow-grants': `
    select r.operator_id, r.claim_id::text as subject
    from ledger_entries r
    left join ledger_entries g on (g.operator_id, g.claim_id, g.kind) = (r.operator_id, r.claim_id, 'grant')
    where r.kind = 'return' and (g.offer_id, g.minor, g.company_id, g.site_id, g.person_id)
      is distinct from (r.offer_id, -r.minor, r.company_id, r.site_id, r.person_id)`,
}
