import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { RoleColumns } from '../identity/index.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    apiKeys: ApiKeysTable
  }
}

export interface ApiKeysTable extends RoleColumns {
  operatorId: Generated<Id<'operator'>>
  id: Id<'api-key'>
  name: string
  actsFor: string
  prefix: string
  tokenHash: string
  madeBy: Id<'user'> | null
  madeAt: Date
  expiresOn: CivilDate | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}
