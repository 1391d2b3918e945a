-- Since when a company is hosted is read from its stays: a verdict that waits for it alone is not one answer of the company
-- away, as one that waits for a decision is not. The same is said by `isForTheCompany` where rules are read.
create function is_for_the_company(key text) returns boolean language sql immutable as
  $$ select key not like 'decision:%' and key <> 'hostedSince' $$;

-- The counting of migration 010, with this one condition put in the place of the one it had.
do $migration$
declare
  before constant text := pg_get_functiondef('count_verdicts()'::regprocedure);
  after constant text := replace(before, $$missing[1] not like 'decision:%%'$$, 'is_for_the_company(missing[1])');
begin
  if after = before then
    raise exception 'count_verdicts() has no condition on decisions.';
  end if;
  execute after;
end $migration$;

-- When somebody wrote since when a company is hosted: taking a workbook back does not take that with it unsaid.
alter table residencies add column start_corrected_at timestamptz;
