import type { Invariant } from '../../platform/invariants.ts'

/** What holds of people and their roles. */
export const identityInvariants: readonly Invariant[] = [
  {
    name: 'identity.director',
    sql: `select operator_id from memberships group by operator_id
      having count(*) filter (where role = 'director' and ended_at is null) = 0`,
    means: {
      fr: 'Un parc n’a plus de direction : personne ne peut inviter ni décider.',
      ar: 'فضاء بلا إدارة: لا يمكن لأحد أن يدعو أو يقرر.',
      en: 'A park has no management any more: nobody can invite or decide.',
    },
  },
]
