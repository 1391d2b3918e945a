import type { Invariant } from '../../platform/invariants.ts'

/** What holds of facts and their history. */
export const registryInvariants: readonly Invariant[] = [
  {
    name: 'registry.history',
    sql: `select newer.operator_id, newer.company_id, newer.id from facts newer
      join facts older on older.operator_id = newer.operator_id and older.id = newer.supersedes
      where older.superseded_at is null or older.company_id <> newer.company_id or older.key <> newer.key`,
    means: {
      fr: 'Un fait remplace un fait qui est encore tenu pour vrai, ou celui d’une autre entreprise.',
      ar: 'معلومة تحل محل معلومة لا تزال قائمة، أو محل معلومة تخص مقاولة أخرى.',
      en: 'A fact takes the place of one that still holds, or of another company’s.',
    },
  },
]
