import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { fold } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database, Tables } from '../../platform/database.ts'
import { type AgeBand, type ListWish, type ListedCompany, beganBetween } from './company-list.ts'
import type { Park } from './operator.store.ts'
import './registry.tables.ts'
import { hostedOn } from './sites.store.ts'
import { seenBy } from './visibility.store.ts'

export interface CompanyPage {
  readonly companies: readonly ListedCompany[]
  /** How many there are in all, on whatever page. */
  readonly total: number
}

/** The companies an actor sees that fit a wish, from one place in the order on. */
export async function listedCompanies(
  db: Database,
  actor: Actor,
  park: Park,
  wish: ListWish,
  { from = 0, most }: { readonly from?: number; readonly most?: number } = {},
): Promise<CompanyPage> {
  // Which companies comes first, and from as little as the wish asks for; what is shown of them is looked up then.
  const page = ordered(fitting(db, actor, park, wish), park, wish)
    .select('companies.id')
    .$if(most !== undefined, (query) => query.limit(most ?? null))
    .offset(from)
  const companies = await ordered(shown(db, page), park, wish).execute()
  const all = most === undefined && from === 0
  return { companies, total: all ? companies.length : await countCompanies(db, actor, park, wish) }
}

/** How many companies an actor sees that fit a wish. */
export async function countCompanies(db: Database, actor: Actor, park: Park, wish: ListWish): Promise<number> {
  const { total } = await fitting(db, actor, park, wish)
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** The companies that fit, joined with what decides it and nothing more. */
function fitting(db: Database, actor: Actor, park: Park, wish: ListWish) {
  const { siteId, sector, age, state, sort } = wish
  const byPlace = siteId !== undefined || (state !== undefined && state !== 'archived')
  const byFacts = sector !== undefined || age !== undefined || sort === 'age' || sort === 'turnover'
  return db
    .selectFrom('companies')
    .$if(byPlace, (query) => query.leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id'))
    .$if(byFacts, (query) => query.leftJoinLateral(knownOf, (join) => join.onTrue()))
    .where(seenBy(actor))
    .where((eb) => eb.and(conditions(wish, park)))
}

/** What the list shows of companies. */
function shown(db: Database, page: SelectQueryBuilder<Tables, 'companies', { id: Id<'company'> }>) {
  return db
    .selectFrom('companies')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .leftJoin('units', 'units.id', 'companyPlaces.unitId')
    .leftJoinLateral(knownOf, (join) => join.onTrue())
    .select([
      'companies.id',
      'companies.name',
      'companies.ice',
      'sites.name as siteName',
      'units.name as unitName',
      'companyPlaces.startedOn',
      'companyPlaces.endedOn',
      sql<ListedCompany['began']>`known.began`.as('began'),
      sql<readonly string[]>`coalesce(known.sectors, '[]')`.as('sectors'),
      sql<ListedCompany['turnover']>`known.turnover`.as('turnover'),
    ])
    .where('companies.id', 'in', page)
}

/** The facts that the list shows, filters and sorts by. */
function knownOf(eb: ExpressionBuilder<Tables, 'companies'>) {
  return eb
    .selectFrom('currentFacts')
    .select([
      sql<string | null>`coalesce(max(value->>'date') filter (where key = 'activityStartedOn'),
        max(value->>'date') filter (where key = 'incorporatedOn'))`.as('began'),
      sql<readonly string[] | null>`(array_agg(value->'codes') filter (where key = 'sector'))[1]`.as('sectors'),
      sql<ListedCompany['turnover']>`(array_agg(value || jsonb_build_object('year', substr(key, 10)::int)
        order by key desc) filter (where key like 'turnover:%'))[1]`.as('turnover'),
    ])
    .whereRef('currentFacts.companyId', '=', 'companies.id')
    .where(sql<boolean>`(key in ('activityStartedOn', 'incorporatedOn', 'sector') or key like 'turnover:%')`)
    .as('known')
}

function ordered<Row>(query: SelectQueryBuilder<Tables, 'companies', Row>, { currency }: Park, wish: ListWish) {
  const direction = wish.descending ? sql.raw('desc nulls last') : sql.raw('asc nulls last')
  const reverse = wish.descending ? sql.raw('asc nulls last') : sql.raw('desc nulls last')
  const byName = wish.sort !== 'age' && wish.sort !== 'turnover'
  return (
    query
      // The youngest first: the latest start.
      .$if(wish.sort === 'age', (each) => each.orderBy(sql`known.began ${reverse}`))
      // Amounts in the park's own currency can be compared; those in others come after.
      .$if(wish.sort === 'turnover', (each) =>
        each
          .orderBy(sql`coalesce(known.turnover->>'currency' = ${currency}, false) desc`)
          .orderBy(sql`(known.turnover->>'amount')::numeric ${direction}`),
      )
      .orderBy(byName && wish.descending ? sql`lower(companies.name) desc` : sql`lower(companies.name)`)
      .orderBy('companies.id')
  )
}

function conditions({ search, siteId, sector, age, state }: ListWish, { today }: Park): Expression<SqlBool>[] {
  const hosted = hostedOn(today)
  const given: (Expression<SqlBool> | undefined)[] = [
    state === 'archived' ? sql`companies.archived_at is not null` : sql`companies.archived_at is null`,
    ...fold(search ?? '')
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => sql<boolean>`companies.search like ${`%${word}%`}`),
    siteId && sql`company_places.site_id = ${siteId}`,
    sector ? sql`known.sectors ? ${sector}` : undefined,
    age && ageCondition(age, today),
    state === 'hosted' ? hosted : undefined,
    state === 'former' ? sql`company_places.ended_on <= ${today}` : undefined,
    state === 'candidate'
      ? sql`not ${hosted} and (company_places.ended_on is null or company_places.ended_on > ${today})`
      : undefined,
  ]
  return given.filter((condition) => condition !== undefined)
}

/** A start known roughly counts from its first day. */
function ageCondition(age: AgeBand, today: Park['today']): Expression<SqlBool> {
  if (age === 'unknown') return sql`known.began is null`
  const { after, until } = beganBetween(age, today)
  return sql`(known.began is not null
    and (${after ?? null}::text is null or known.began > ${after ?? null}::text)
    and (${until ?? null}::text is null or known.began <= ${until ?? null}::text))`
}
