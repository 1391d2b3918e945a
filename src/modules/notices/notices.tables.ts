import type { Generated } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { NoticeData } from './notice.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    notices: NoticesTable
  }
}

export interface NoticesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'notice'>
  userId: Id<'user'>
  kind: string
  data: NoticeData
  path: string
  madeAt: Date
  readAt: Date | null
}
