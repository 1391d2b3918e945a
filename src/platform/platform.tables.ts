import type { Generated } from 'kysely'
import type { Id } from '../kernel/id.ts'

declare module './database.ts' {
  interface Tables {
    operators: OperatorsTable
    auditHeads: AuditHeadsTable
    auditLines: AuditLinesTable
    answeredRequests: AnsweredRequestsTable
  }
}

/** The tenants. Everything else belongs to one of them. */
interface OperatorsTable {
  id: Id<'operator'>
  name: string
  /** IANA zone in which the operator's days begin and end. */
  zone: string
  /** ISO 4217 code that amounts without currency are read in. */
  currency: string
  /** ISO 3166 code of the country it works in. */
  country: string
  demo: Generated<boolean>
  createdAt: Generated<Date>
}

interface AuditHeadsTable {
  operatorId: Generated<Id<'operator'>>
  number: bigint
  hash: string
}

interface AuditLinesTable {
  operatorId: Generated<Id<'operator'>>
  number: bigint
  at: Date
  actorId: string | null
  event: string
  subjectId: string
  /** The bytes that the hash covers. */
  text: string
  hash: string
}

interface AnsweredRequestsTable {
  operatorId: Generated<Id<'operator'>>
  actorId: string
  route: string
  key: string
  fingerprint: string
  answer: Buffer | null
  at: Generated<Date>
}
