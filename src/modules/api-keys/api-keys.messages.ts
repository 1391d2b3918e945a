import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import { ar } from './api-keys.messages.ar.ts'
import { en } from './api-keys.messages.en.ts'
import { fr } from './api-keys.messages.fr.ts'
import type { KeyRefusal } from './make-api-key.ts'

export interface KeyWords {
  readonly refusals: Messages<KeyRefusal>
  readonly title: (open: number) => string
  readonly detail: string
  readonly above: string
  readonly make: string
  readonly makeDetail: string
  readonly name: string
  readonly nameHint: string
  readonly role: string
  readonly roleHint: string
  readonly sites: string
  readonly partner: string
  readonly company: string
  readonly onlyFor: (role: string) => string
  readonly none: string
  readonly expiresOn: string
  readonly expiresHint: string
  readonly submit: string
  readonly made: string
  readonly madeDetail: string
  readonly how: string
  readonly toList: string
  readonly revoked: string
  readonly beginsWith: (prefix: string) => string
  readonly madeOn: (day: CivilDate, by: string | undefined) => string
  readonly usedAt: (when: string) => string
  readonly neverUsed: string
  readonly stays: string
  readonly until: (day: CivilDate) => string
  readonly expired: (day: CivilDate) => string
  readonly revokedOn: (day: CivilDate) => string
  readonly revoke: string
  readonly revokeSpoken: (name: string) => string
  readonly revokeConfirm: (name: string) => string
  readonly documentation: string
  /** On the account's page. */
  readonly section: { readonly title: string; readonly detail: string; readonly link: string }
}

export const keyWords: InLanguages<KeyWords> = { fr, ar, en }
