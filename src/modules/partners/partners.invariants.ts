import type { Invariant } from '../../platform/invariants.ts'

/** What holds of offers and their terms. */
export const partnersInvariants: readonly Invariant[] = [
  {
    name: 'partners.terms',
    sql: `select operator_id, id from offers where not exists (select from offer_versions version
      where version.operator_id = offers.operator_id and version.offer_id = offers.id)`,
    means: {
      fr: 'Une offre n’a pas de conditions : personne ne peut y avoir droit.',
      ar: 'عرض بلا شروط: لا يمكن لأحد أن يستحقه.',
      en: 'An offer has no terms: nobody can be entitled to it.',
    },
  },
]
