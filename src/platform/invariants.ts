import { sql } from 'kysely'
import type { InLanguages } from '../kernel/messages.ts'
import type { Database } from './database.ts'

/** Something that always holds of the data, and how to find where it does not. */
export interface Invariant {
  /** Its module and what it is about: "entitlements.offer-counts". */
  readonly name: string
  /** A query that gives no row when all is well; else a row for each place, told by ids and counts, never by names. */
  readonly sql: string
  /** What is wrong where there is a row, and what follows from it. */
  readonly means: InLanguages<string>
}

export interface Broken {
  readonly invariant: Invariant
  readonly places: number
  /** The first places, as the query tells them. */
  readonly examples: readonly Readonly<Record<string, unknown>>[]
}

const EXAMPLES = 3

/** The invariants that do not hold. In one transaction all of them are held against the same moment. */
export async function brokenAmong(db: Database, invariants: readonly Invariant[]): Promise<readonly Broken[]> {
  const broken: Broken[] = []
  for (const invariant of invariants) {
    const { rows } = await sql
      .raw<{ places: number; told: Readonly<Record<string, unknown>> }>(
        `select count(*) over ()::int as places, to_jsonb(broken) as told from (${invariant.sql}) broken limit ${EXAMPLES}`,
      )
      .execute(db)
    const [first] = rows
    if (first) broken.push({ invariant, places: first.places, examples: rows.map(({ told }) => told) })
  }
  return broken
}

/** What holds of the ground that every module stands on. */
export const platformInvariants: readonly Invariant[] = [
  {
    name: 'platform.own-rows',
    sql: `select relname as "table" from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'operator_id' and not attisdropped)
        and not (relrowsecurity and relforcerowsecurity
          and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'own_rows'))`,
    means: {
      fr: 'Une table ne cache plus les lignes d’un parc aux autres parcs. Rétablissez sa règle d’accès.',
      ar: 'لم يعد جدول يحجب أسطر فضاء عن الفضاءات الأخرى. المرجو إعادة قاعدة الولوج إليه.',
      en: 'A table no longer hides the rows of one park from the others. Put its access rule back.',
    },
  },
  {
    name: 'platform.audit-append-only',
    sql: `select privilege from unnest(array['update', 'delete', 'truncate']) privilege
      where has_table_privilege('tremplin_app', 'audit_lines', privilege)`,
    means: {
      fr: 'Le serveur peut changer ou effacer des lignes du journal. Retirez-lui ce droit.',
      ar: 'يمكن للخادم تغيير أسطر من سجل التتبع أو حذفها. المرجو سحب هذا الحق منه.',
      en: 'The server may change or remove lines of the audit trail. Take this right from it.',
    },
  },
  {
    name: 'platform.answers',
    sql: 'select operator_id, route, at from answered_requests where answer is null',
    means: {
      fr: 'Une demande est notée comme faite, mais sa réponse manque. La renvoyer sera refusé.',
      ar: 'طلب مسجل على أنه أُنجز، لكن جوابه مفقود. إعادة إرساله ستُرفض.',
      en: 'A request is noted as done but its answer is missing. Sending it again will be refused.',
    },
  },
]

/** One invariant for each foreign key there is: the row that it points at is there, in the same park. */
export async function parentInvariants(db: Database): Promise<readonly Invariant[]> {
  const { rows } = await sql<ForeignKey>`
    select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
      (select array_agg(quote_ident(attname) order by place)::text[] from unnest(conkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number) as own,
      (select array_agg(quote_ident(attname) order by place)::text[] from unnest(confkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = confrelid and attnum = number) as theirs,
      (select bool_and(exists (select from pg_attribute where attrelid = side and attname = 'operator_id' and not attisdropped))
        from unnest(array[conrelid, confrelid]) side) as both_owned
    from pg_constraint
    where contype = 'f' and connamespace = any (array['public', 'auth']::regnamespace[])
    order by conrelid::regclass::text, conname`.execute(db)
  return rows.map(({ name, child, parent, own, theirs, bothOwned }) => {
    // A key that leaves the park out is held to it all the same.
    const alike = bothOwned && !own.includes('operator_id') ? [['operator_id', 'operator_id']] : []
    const pairs = [...own.map((column, at) => [column, theirs[at]]), ...alike]
    const joined = pairs.map(([mine, other]) => `parent.${other} = child.${mine}`).join(' and ')
    const known = own.map((column) => `child.${column} is not null`).join(' and ')
    return {
      name: `parents.${child}.${name}`,
      sql: `select ${own.map((column) => `child.${column}`).join(', ')} from ${child} child
        where ${known} and not exists (select from ${parent} parent where ${joined})`,
      means: {
        fr: 'Une ligne se rattache à quelque chose qui n’existe pas, ou qui est à un autre parc.',
        ar: 'سطر مرتبط بشيء غير موجود، أو بشيء يخص فضاء آخر.',
        en: 'A row belongs to something that is not there, or that is another park’s.',
      },
    }
  })
}

interface ForeignKey {
  readonly name: string
  readonly child: string
  readonly parent: string
  readonly own: readonly string[]
  readonly theirs: readonly string[]
  readonly bothOwned: boolean
}
