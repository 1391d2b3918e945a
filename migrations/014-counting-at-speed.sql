-- The counts of migration 010, in a tenth of the time and less.

-- Adds the verdicts that came and takes off those that went; of a company on its way out nobody is waited for.
create or replace function count_verdicts() returns trigger language plpgsql as $$
declare
  steps constant text := counting_steps(tg_op, 'not held');
begin
  if tg_op = 'DELETE' then
    if not exists (select from removed) then return null; end if;
  elsif not exists (select from added) then return null;
  end if;
  perform take_judgement_turn();
  execute format($sql$
    insert into offer_counts as kept (operator_id, site_id, offer_id, verdict, companies, one_answer)
    select operator_id, site_id, offer_id, verdict, sum(step), sum(step * one_answer)
    from (%s) each cross join lateral (
      select (verdict = 'undetermined' and cardinality(missing) = 1 and missing[1] not like 'decision:%%')::int as one_answer
    ) settled
    group by 1, 2, 3, 4 having (sum(step), sum(step * one_answer)) <> (0, 0) order by 1, 2, 3, 4
    on conflict (operator_id, offer_id, verdict, site_id)
    do update set companies = kept.companies + excluded.companies, one_answer = kept.one_answer + excluded.one_answer
  $sql$, steps);
  execute format($sql$
    insert into missing_counts as kept (operator_id, site_id, key, offer_id, companies, alone)
    select operator_id, site_id, key, offer_id, sum(step), sum(step * (cardinality(missing) = 1)::int)
    from (%s) each cross join unnest(missing) key
    where verdict = 'undetermined' group by 1, 2, 3, 4
    having (sum(step), sum(step * (cardinality(missing) = 1)::int)) <> (0, 0) order by 1, 2, 3, 4
    on conflict (operator_id, key, offer_id, site_id)
    do update set companies = kept.companies + excluded.companies, alone = kept.alone + excluded.alone
  $sql$, steps);
  execute format($sql$
    insert into waiting_companies as kept (operator_id, company_id, site_id, key, offers, alone)
    select operator_id, company_id, site_id, key, offers, alone from (
      select operator_id, company_id, site_id, key, sum(step) as offers, sum(step * (cardinality(missing) = 1)::int) as alone
      from (%s) each cross join unnest(missing) key
      where verdict = 'undetermined' group by 1, 2, 3, 4
      having (sum(step), sum(step * (cardinality(missing) = 1)::int)) <> (0, 0) order by 1, 2, 3, 4
    ) counted
    -- "offset 0" keeps this a look into the index for each: as a join it goes through all companies for each verdict.
    where exists (
      select from companies where companies.operator_id = counted.operator_id and companies.id = counted.company_id offset 0
    )
    on conflict (operator_id, company_id, key, site_id)
    do update set offers = kept.offers + excluded.offers, alone = kept.alone + excluded.alone
  $sql$, steps);
  return null;
end $$;

-- A verdict's operator is its company's, which the key to companies says already: asked once less for each row.
alter table entitlements drop constraint entitlements_operator_id_fkey;
alter table waiting_companies drop constraint waiting_companies_operator_id_fkey;

-- Kept verdicts are rewritten where they lie as far as their page has room: new terms that change nothing but the version
-- touch no index.
alter table entitlements set (fillfactor = 70);

-- Counting verdicts by offer reads this alone: the rows themselves are several times as large.
drop index entitlements_by_offer;
create index entitlements_by_offer on entitlements (operator_id, offer_id, verdict) include (company_id, changes_to, changes_on);

-- Who is about to lose a right, and who has the offer already, is counted apart.
drop index entitlements_by_change;
create index entitlements_by_change on entitlements
  (operator_id, changes_on, verdict, changes_to, site_id, company_id, offer_id, held) where changes_on is not null;
create index entitlements_held on entitlements (operator_id, offer_id, site_id) where held;

-- The list of companies goes by name, case aside.
create index companies_by_name on companies (operator_id, lower(name), id);

-- The hash that the audit trail of an operator has come to, asked by every page before it speaks for that operator. Only
-- this statement sees through that window.
create function trail_of(operator uuid) returns text language plpgsql as $$
declare
  before constant text := current_setting('tremplin.operator', true);
  hash text;
begin
  perform set_config('tremplin.operator', operator::text, true);
  select heads.hash into hash from audit_heads heads where heads.operator_id = operator;
  perform set_config('tremplin.operator', coalesce(before, ''), true);
  return hash;
end $$;
revoke execute on function trail_of from public;
