import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { Role } from '../../platform/actor.ts'
import type { AcceptRefusal } from './accept-invitation.ts'
import type { EndRefusal, RevokeRefusal } from './end-membership.ts'
import { ar } from './identity.messages.ar.ts'
import { en } from './identity.messages.en.ts'
import { fr } from './identity.messages.fr.ts'
import type { InviteRefusal } from './invite-member.ts'
import type { MemberRole, MemberRoleKind } from './membership.ts'
import type { ChooseRefusal, PasswordChangeRefusal } from './my-account.ts'
import type { SetUpRefusal } from './set-up-operator.ts'
import type { FinishRefusal, LinkRefusal, SignInRefusal } from './sign-in.ts'

export type IdentityRefusal =
  | { readonly code: 'company-unknown'; readonly name: string }
  | SignInRefusal
  | LinkRefusal
  | FinishRefusal
  | SetUpRefusal
  | AcceptRefusal
  | InviteRefusal
  | EndRefusal
  | RevokeRefusal
  | PasswordChangeRefusal
  | ChooseRefusal

/** What the letters say. */
export interface LetterWords {
  readonly greeting: (name: string) => string
  readonly signInSubject: string
  readonly signInText: (minutes: number) => string
  readonly signInIgnore: string
  readonly invitationSubject: (park: string) => string
  readonly invitationText: (park: string, role: string) => string
  readonly invitationUntil: (day: CivilDate) => string
  readonly invitationIgnore: string
}

export interface Words {
  readonly roles: Readonly<Record<MemberRoleKind, string>>
  /** Of the system's own acts. */
  readonly system: string
  /** "Membre de l’entreprise, Atlas Robotics" */
  readonly roleFor: (role: string, actsFor: string) => string
  readonly refusals: Messages<IdentityRefusal>
  readonly letters: LetterWords
  readonly fields: {
    readonly email: string
    readonly password: string
    readonly newPassword: string
    readonly oldPassword: string
    readonly passwordHint: (shortest: number) => string
    readonly name: string
    readonly letterLanguage: string
  }
  readonly signIn: {
    readonly title: string
    readonly detail: string
    readonly submit: string
    readonly link: string
    readonly linkHint: string
    readonly noAccess: string
    readonly noAccessDetail: string
    readonly signOut: string
    readonly signedOut: string
    readonly demo: string
    readonly demoDetail: string
    readonly demoAs: (name: string) => string
    readonly demoEnter: string
  }
  readonly link: {
    readonly title: string
    readonly detail: (minutes: number) => string
    readonly mailKept: string
    readonly back: string
    readonly finishTitle: string
    readonly finishDetail: string
    readonly finish: string
    readonly usedUp: string
    readonly again: string
  }
  readonly setUp: {
    readonly title: string
    readonly detail: string
    readonly park: string
    readonly you: string
    readonly parkName: string
    readonly parkNameHint: string
    readonly zone: string
    readonly currency: string
    readonly country: string
    readonly submit: string
  }
  readonly invitation: {
    readonly title: (park: string) => string
    readonly detail: (role: string) => string
    readonly address: string
    readonly create: string
    readonly accept: string
    readonly known: string
    readonly signInFirst: string
    readonly another: (email: string) => string
    readonly closed: string
  }
  readonly account: {
    readonly title: string
    readonly you: string
    readonly save: string
    readonly saved: string
    readonly passwordTitle: string
    readonly passwordDetail: string
    readonly byLinkDetail: string
    readonly setPassword: string
    readonly passwordSaved: string
    readonly sessions: string
    readonly sessionsDetail: string
    readonly thisDevice: string
    readonly unknownDevice: string
    readonly openedAt: (when: string) => string
    readonly deviceOn: (browser: string, system: string) => string
    readonly signOut: string
    readonly everywhere: string
    readonly memberships: string
    readonly membershipsDetail: string
    readonly current: string
    readonly actAs: string
    readonly actAsSpoken: (membership: string) => string
    readonly chosen: string
    readonly since: (day: CivilDate) => string
  }
  readonly people: {
    readonly title: (count: number) => string
    readonly detail: string
    readonly invite: string
    readonly inviteDetail: string
    readonly role: string
    readonly sites: string
    readonly sitesHint: string
    readonly company: string
    readonly companyHint: string
    readonly partner: string
    readonly organisation: string
    readonly none: string
    readonly onlyFor: (roles: readonly string[]) => string
    readonly letters: string
    readonly send: string
    readonly sent: string
    readonly sentNoMail: string
    readonly pending: string
    readonly pendingDetail: string
    readonly invitedOn: (day: CivilDate) => string
    readonly until: (day: CivilDate) => string
    readonly expired: string
    readonly link: string
    readonly linkHint: string
    readonly revoke: string
    readonly revokeSpoken: (email: string) => string
    readonly revoked: string
    readonly nobody: string
    readonly end: string
    readonly endSpoken: (name: string) => string
    readonly endConfirm: (name: string) => string
    readonly ended: string
    readonly you: string
  }
}

export const words: InLanguages<Words> = { fr, ar, en }

/** The role as its holder would say it: "Responsable de site". */
export function roleName(role: Role, language: Language): string {
  return role.kind === 'system' ? words[language].system : words[language].roles[role.kind]
}

/** The name of a kind of role: "Responsable de site". */
export function roleNameOf(kind: MemberRoleKind, language: Language): string {
  return words[language].roles[kind]
}

/** The role and for whom: "Membre de l’entreprise, Atlas Robotics". */
export function membershipName(role: MemberRole, actsFor: string, language: Language): string {
  const name = roleName(role, language)
  return actsFor === '' ? name : words[language].roleFor(name, actsFor)
}
