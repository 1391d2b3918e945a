/** What always holds of claims, their places and their codes: each question finds the rows that break it. */
export const claimsInvariants: Readonly<Record<string, string>> = {
  'claims.entries-fit-the-state': `
    select c.operator_id, c.id::text as subject
    from claims c
    left join (
      select operator_id, claim_id, sum(places) as places, count(*) as entries, bool_or(kind = 'grant') as granted
      from ledger_entries group by 1, 2
    ) e on (e.operator_id, e.claim_id) = (c.operator_id, c.id)
    where coalesce(e.places, 0) <> (c.state in ('granted', 'activated', 'used', 'ended'))::int
      or (e.entries is not null) <> (c.granted_on is not null)`,
  'claims.entries-have-a-claim': `
    select e.operator_id, e.claim_id::text as subject
    from ledger_entries e
    left join claims c on (c.operator_id, c.id) = (e.operator_id, e.claim_id)
    where (c.offer_id, c.company_id, c.site_id, c.person_id)
      is distinct from (e.offer_id, e.company_id, e.site_id, e.person_id)`,
  'claims.each-granted-one-holds-its-code': `
    select c.operator_id, c.id::text as subject
    from claims c
    left join codes k on k.operator_id = c.operator_id and k.claim_id = c.id and k.dead_at is null
    where c.with_code and c.state in ('granted', 'activated', 'used', 'ended')
    group by 1, c.id having count(k.id) <> 1`,
  'claims.code-and-claim-agree': `
    select k.operator_id, k.id::text as subject
    from codes k
    left join claims c on (c.operator_id, c.id) = (k.operator_id, k.claim_id)
    where k.claim_id is not null and (c.offer_id, c.company_id) is distinct from (k.offer_id, k.company_id)`,
  'claims.no-code-is-burnt': `
    select k.operator_id, k.id::text as subject
    from codes k
    join claims c on (c.operator_id, c.id) = (k.operator_id, k.claim_id)
    where k.dead_at is null and k.spent_at is null and c.state not in ('granted', 'activated', 'used', 'ended')`,
  'claims.history-ends-in-the-state': `
    select c.operator_id, c.id::text as subject
    from claims c
    left join lateral (
      select s.state, s.number, (select count(*) from claim_steps a where a.operator_id = c.operator_id and a.claim_id = c.id) as steps
      from claim_steps s where s.operator_id = c.operator_id and s.claim_id = c.id order by s.number desc limit 1
    ) last on true
    where last.state is distinct from c.state or last.number is distinct from last.steps`,
  'claims.exceptions-have-a-reason': `
    select c.operator_id, c.id::text as subject from claims c
    where c.verdict <> 'eligible' and c.exception is null and c.granted_on is not null`,
}
