-- The overview answers from narrow counts. They follow the kept verdicts row by row, in the transaction that changes these.

-- Verdicts kept so far were never counted. They are made anew from facts and rules at the next start.
truncate entitlements;

-- Where the company was, or was last, when it was judged: a site manager's counts are those of its sites.
alter table entitlements add column site_id uuid;
-- An offer that the company already has is counted nowhere.
alter table entitlements add column held boolean not null default false;
alter table entitlements add foreign key (operator_id, site_id)
  references sites (operator_id, id) on delete set null (site_id);

-- What changes within some days is counted and listed from the index alone.
drop index entitlements_by_change;
create index entitlements_by_change on entitlements
  (operator_id, changes_on, verdict, changes_to, site_id, company_id, offer_id) where changes_on is not null;

-- How many companies of a site stand how for an offer.
create table offer_counts (
  operator_id uuid not null default current_operator() references operators,
  site_id uuid,
  offer_id uuid not null,
  verdict text not null,
  companies integer not null,
  -- Of the undetermined, those for whom one answer of the company settles it; what a person decides is not asked of it.
  one_answer integer not null,
  foreign key (operator_id, site_id) references sites (operator_id, id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id)
) with (fillfactor = 70);
create unique index offer_counts_place on offer_counts (operator_id, offer_id, verdict, site_id) nulls not distinct;
select belongs_to_operator('offer_counts');

-- The companies of which verdicts wait for a fact: how many verdicts do, and how many of them wait for nothing else.
create table waiting_companies (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  site_id uuid,
  key text not null,
  offers integer not null,
  alone integer not null,
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, site_id) references sites (operator_id, id) on delete cascade
) with (fillfactor = 70);
create unique index waiting_companies_place on waiting_companies (operator_id, company_id, key, site_id) nulls not distinct;
create index waiting_companies_by_key on waiting_companies (operator_id, key, offers) where offers > 0;
select belongs_to_operator('waiting_companies');

-- How many companies of a site wait for a fact: for an offer; without one, for any, each company counted once.
create table missing_counts (
  operator_id uuid not null default current_operator() references operators,
  site_id uuid,
  key text not null,
  offer_id uuid,
  companies integer not null,
  alone integer not null,
  foreign key (operator_id, site_id) references sites (operator_id, id) on delete cascade,
  foreign key (operator_id, offer_id) references offers (operator_id, id)
) with (fillfactor = 70);
create unique index missing_counts_place on missing_counts (operator_id, key, offer_id, site_id) nulls not distinct;
create index missing_counts_of_any on missing_counts (operator_id) where offer_id is null;
select belongs_to_operator('missing_counts');

-- One line for each judged company: where it is, what the overview adds up, how many verdicts it has of two kinds.
create table company_figures (
  operator_id uuid not null default current_operator() references operators,
  company_id uuid not null,
  site_id uuid,
  hosted_until date,
  headcount numeric,
  mean_age numeric,
  eligible integer not null,
  undetermined integer not null,
  primary key (operator_id, company_id),
  foreign key (operator_id, company_id) references companies (operator_id, id) on delete cascade,
  foreign key (operator_id, site_id) references sites (operator_id, id) on delete set null (site_id)
) with (fillfactor = 70);
select belongs_to_operator('company_figures');

-- The same added up by site; those that leave stand apart by the day from which they are no longer hosted.
create table site_figures (
  operator_id uuid not null default current_operator() references operators,
  site_id uuid,
  hosted_until date,
  companies integer not null,
  entitled integer not null,
  waiting integer not null,
  people numeric not null,
  without_headcount integer not null,
  -- Mean age times people, and those people.
  age_sum numeric not null,
  aged numeric not null,
  without_age integer not null,
  foreign key (operator_id, site_id) references sites (operator_id, id) on delete cascade
) with (fillfactor = 70);
create unique index site_figures_place on site_figures (operator_id, site_id, hosted_until) nulls not distinct;
select belongs_to_operator('site_figures');

-- The turn that judgements of one operator take: whoever counts has it first, so that counts are never waited for crosswise,
-- as they would be by one who forgets companies while another judges.
create function take_judgement_turn() returns void language sql as
  $$ select pg_advisory_xact_lock(hashtextextended('entitlements ' || current_operator(), 0)) $$;

-- Forgetting companies takes their verdicts off the counts, so it has the turn before it locks a company: who judges has the
-- turn first and then looks at companies.
create function take_turn_to_forget() returns trigger language plpgsql as $$
begin
  perform take_judgement_turn();
  return null;
end $$;
create trigger judgements_first before delete on companies for each statement execute function take_turn_to_forget();

-- The rows that came and those that went, as one subquery with a step of 1 or -1 each; for sites on their way out nothing is
-- counted.
create function counting_steps(op text, counted text default 'true') returns text language sql immutable as $$
  select string_agg(format(
    'select *, %s as step from %s each where %s and (site_id is null or exists (select from sites where sites.operator_id = each.operator_id and sites.id = each.site_id))',
    step, source, counted), ' union all ')
  from (values (1, 'added'), (-1, 'removed')) steps (step, source)
  where (step = 1 and op <> 'DELETE') or (step = -1 and op <> 'INSERT')
$$;

-- Adds the verdicts that came and takes off those that went; of a company on its way out nobody is waited for.
create function count_verdicts() returns trigger language plpgsql as $$
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
    select operator_id, company_id, site_id, key, sum(step), sum(step * (cardinality(missing) = 1)::int)
    from (%s) each cross join unnest(missing) key
    where verdict = 'undetermined'
      and exists (select from companies where companies.operator_id = each.operator_id and companies.id = each.company_id)
    group by 1, 2, 3, 4
    having (sum(step), sum(step * (cardinality(missing) = 1)::int)) <> (0, 0) order by 1, 2, 3, 4
    on conflict (operator_id, company_id, key, site_id)
    do update set offers = kept.offers + excluded.offers, alone = kept.alone + excluded.alone
  $sql$, steps);
  return null;
end $$;
create trigger counted_when_added after insert on entitlements
  referencing new table as added for each statement execute function count_verdicts();
create trigger counted_when_changed after update on entitlements
  referencing old table as removed new table as added for each statement execute function count_verdicts();
create trigger counted_when_removed after delete on entitlements
  referencing old table as removed for each statement execute function count_verdicts();

-- A company counts once for a fact, however many of its verdicts wait for it.
create function count_waiting_companies() returns trigger language plpgsql as $$
declare
  steps constant text := counting_steps(tg_op);
begin
  if tg_op = 'DELETE' then
    if not exists (select from removed) then return null; end if;
  elsif not exists (select from added) then return null;
  end if;
  perform take_judgement_turn();
  execute format($sql$
    insert into missing_counts as kept (operator_id, site_id, key, offer_id, companies, alone)
    select operator_id, site_id, key, null, sum(step), sum(step * alone) from (%s) each
    where offers > 0 group by 1, 2, 3 having (sum(step), sum(step * alone)) <> (0, 0) order by 1, 2, 3
    on conflict (operator_id, key, offer_id, site_id)
    do update set companies = kept.companies + excluded.companies, alone = kept.alone + excluded.alone
  $sql$, steps);
  return null;
end $$;
create trigger counted_when_added after insert on waiting_companies
  referencing new table as added for each statement execute function count_waiting_companies();
create trigger counted_when_changed after update on waiting_companies
  referencing old table as removed new table as added for each statement execute function count_waiting_companies();
create trigger counted_when_removed after delete on waiting_companies
  referencing old table as removed for each statement execute function count_waiting_companies();

create function count_figures() returns trigger language plpgsql as $$
declare
  steps constant text := counting_steps(tg_op);
begin
  if tg_op = 'DELETE' then
    if not exists (select from removed) then return null; end if;
  elsif not exists (select from added) then return null;
  end if;
  perform take_judgement_turn();
  execute format($sql$
    insert into site_figures as kept (operator_id, site_id, hosted_until, companies, entitled, waiting, people,
      without_headcount, age_sum, aged, without_age)
    select operator_id, site_id, hosted_until, sum(step), sum(step * (eligible > 0)::int), sum(step * (undetermined > 0)::int),
      sum(step * coalesce(headcount, 0)), sum(step * (headcount is null)::int),
      sum(step * coalesce(headcount * mean_age, 0)), sum(step * case when mean_age is null then 0 else coalesce(headcount, 0) end),
      sum(step * (headcount is null or mean_age is null)::int)
    from (%s) each
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (operator_id, site_id, hosted_until) do update set
      companies = kept.companies + excluded.companies, entitled = kept.entitled + excluded.entitled,
      waiting = kept.waiting + excluded.waiting, people = kept.people + excluded.people,
      without_headcount = kept.without_headcount + excluded.without_headcount, age_sum = kept.age_sum + excluded.age_sum,
      aged = kept.aged + excluded.aged, without_age = kept.without_age + excluded.without_age
    where (excluded.companies, excluded.entitled, excluded.waiting, excluded.people, excluded.without_headcount,
      excluded.age_sum, excluded.aged, excluded.without_age) <> (0, 0, 0, 0, 0, 0, 0, 0)
  $sql$, steps);
  return null;
end $$;
create trigger counted_when_added after insert on company_figures
  referencing new table as added for each statement execute function count_figures();
create trigger counted_when_changed after update on company_figures
  referencing old table as removed new table as added for each statement execute function count_figures();
create trigger counted_when_removed after delete on company_figures
  referencing old table as removed for each statement execute function count_figures();
