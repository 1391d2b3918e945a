import { html } from 'hono/html'
import { type Id, asId } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { fold } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/new-id.ts'
import { type Html, type WebContext, href } from '../../platform/web.ts'
import { actions, choices, field, form, manyChoices, select, sheet, submit } from '../../ui/index.ts'
import { languageNames } from '../../ui/ui.messages.ts'
import { type IdentityRefusal, words } from './identity.messages.ts'
import { mayGiveRole } from './invitation.ts'
import { MEMBER_ROLES, type MemberRole, type MemberRoleKind } from './membership.ts'
import { refused } from './sentences.ts'
import type { CompanyAround, Surroundings } from './surroundings.ts'

/** What the invitation form was filled with. */
export interface GivenInvitation {
  readonly email?: string
  readonly language?: string
  readonly role?: string
  readonly sites?: readonly string[]
  readonly company?: string
  /** Where there are too many companies to choose from: the name of one, or the address of its page. */
  readonly companyName?: string
  readonly partner?: string
  readonly organisation?: string
}

/** What an actor can choose from when it invites. */
export interface Choosable {
  readonly roles: readonly MemberRoleKind[]
  /** Undefined where there are too many to choose from a list. */
  readonly companies: readonly CompanyAround[] | undefined
  readonly sites: readonly { readonly id: Id<'site'>; readonly name: string }[]
  readonly partners: readonly { readonly id: Id<'partner'>; readonly name: string }[]
}

/** Longer lists are not for choosing: they weigh more than all the rest of the page. */
const MOST_COMPANIES = 300

/** The companies whose people the actor looks after. */
export async function companiesOf(
  db: Database,
  actor: Actor,
  surroundings: Surroundings,
  most?: number,
): Promise<readonly CompanyAround[]> {
  return (await surroundings.companies(db, actor, most)).filter(({ id, siteId }) =>
    mayGiveRole(actor, { kind: 'company-member', companyId: id }, siteId),
  )
}

/** The one company of that name, or of that page, where the actor looks after its people. */
export async function companyCalled(
  db: Database,
  actor: Actor,
  surroundings: Surroundings,
  typed: string,
): Promise<CompanyAround | undefined> {
  const companies = await companiesOf(db, actor, surroundings)
  const [inAddress] = /[0-9a-f]{8}-[0-9a-f-]{27}/i.exec(typed) ?? []
  if (inAddress) return companies.find(({ id }) => id === asId<'company'>(inAddress))
  const found = companies.filter(({ name }) => fold(name) === fold(typed))
  return found.length === 1 ? found[0] : undefined
}

/** The roles the actor may give, and what they can point at; `all` are the companies where they are at hand already. */
export async function choosableFor(
  db: Database,
  actor: Actor,
  surroundings: Surroundings,
  all?: readonly CompanyAround[],
): Promise<Choosable> {
  const some = all ?? (await companiesOf(db, actor, surroundings, MOST_COMPANIES + 1))
  const companies = some.length > MOST_COMPANIES ? undefined : some
  if (actor.role.kind === 'company-owner') return { roles: ['company-member'], companies, sites: [], partners: [] }
  if (actor.role.kind !== 'director') {
    return { roles: ['company-owner', 'company-member'], companies, sites: [], partners: [] }
  }
  const sites = await surroundings.sites(db)
  const partners = await surroundings.partners(db)
  return { roles: MEMBER_ROLES, companies, sites, partners }
}

/** The role that a form says, if it says one completely. What does not belong to the role is not looked at. */
export function roleOf(given: GivenInvitation): MemberRole | undefined {
  const kind = MEMBER_ROLES.find((known) => known === given.role)
  const companyId = asId<'company'>(given.company)
  const partnerId = asId<'partner'>(given.partner)
  switch (kind) {
    case undefined:
      return undefined
    case 'director':
      return { kind }
    case 'site-manager': {
      const siteIds = (given.sites ?? []).flatMap((text) => asId<'site'>(text) ?? [])
      return siteIds.length > 0 ? { kind, siteIds } : undefined
    }
    case 'company-owner':
    case 'company-member':
      return companyId && { kind, companyId }
    case 'partner':
      return partnerId && { kind, partnerId }
    case 'expert':
      return { kind, partnerId }
    case 'buyer':
      return given.organisation ? { kind, organisation: given.organisation } : undefined
  }
}

/** The form that invites. Fields that one role needs and another does not stand below, and say for which they are. */
export function inviteSheet(
  c: WebContext,
  actor: Actor,
  { roles, companies, sites, partners }: Choosable,
  given: GivenInvitation,
  refusal: IdentityRefusal | undefined,
): Html {
  const { language } = c.var
  const { people, fields, roles: names } = words[language]
  const { errors, errorOf } = refused(language, refusal)
  const onlyFor = (...kinds: readonly MemberRoleKind[]) => people.onlyFor(kinds.map((kind) => names[kind]))
  const single = roles.length === 1 ? roles[0] : undefined
  const ownCompany = actor.role.kind === 'company-owner' ? companies?.[0] : undefined

  const role = single
    ? html`<input type="hidden" name="role" value="${single}">`
    : choices({
        language,
        name: 'role',
        label: people.role,
        required: true,
        value: given.role,
        error: errorOf('role'),
        options: roles.map((value) => ({ value, label: names[value] })),
      })
  const company = ownCompany
    ? html`<input type="hidden" name="company" value="${ownCompany.id}">`
    : companies === undefined
      ? field({
          language,
          name: 'companyName',
          label: people.company,
          hint: `${onlyFor('company-owner', 'company-member')} ${people.companyHint}`,
          value: given.companyName,
          error: errorOf('companyName'),
          maxlength: 300,
        })
      : select({
          language,
          name: 'company',
          label: people.company,
          hint: onlyFor('company-owner', 'company-member'),
          none: people.none,
          options: companies.map(({ id, name }) => ({ value: id, label: name })),
          value: given.company,
        })
  const rest =
    actor.role.kind === 'director' &&
    html`${
      sites.length > 0 &&
      manyChoices({
        language,
        name: 'sites',
        label: people.sites,
        hint: people.sitesHint,
        options: sites.map(({ id, name }) => ({ value: id, label: name })),
        values: given.sites,
      })
    }${
      partners.length > 0 &&
      select({
        language,
        name: 'partner',
        label: people.partner,
        hint: onlyFor('partner', 'expert'),
        none: people.none,
        options: partners.map(({ id, name }) => ({ value: id, label: name })),
        value: given.partner,
      })
    }${field({ language, name: 'organisation', label: people.organisation, hint: onlyFor('buyer'), value: given.organisation, maxlength: 200 })}`

  return sheet({
    title: people.invite,
    detail: people.inviteDetail,
    body: form({
      language,
      action: href(c, '/people/invitations'),
      key: newId(),
      errors,
      body: html`${field({ language, name: 'email', label: fields.email, type: 'email', value: given.email, required: true, autocomplete: 'off', error: errorOf('email') })}${role}${company}${rest}${choices(
        {
          language,
          name: 'letters',
          label: people.letters,
          required: true,
          value: given.language || language,
          options: LANGUAGES.map((value) => ({ value, label: languageNames[value].name })),
        },
      )}${actions(submit({ label: people.send }))}`,
    }),
  })
}
