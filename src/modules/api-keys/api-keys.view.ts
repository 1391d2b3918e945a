import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { newId } from '../../platform/new-id.ts'
import { type Html, type WebContext, href } from '../../platform/web.ts'
import {
  type Entry,
  actions,
  choices,
  disclosure,
  entries,
  field,
  form,
  manyChoices,
  notice,
  select,
  sheet,
  submit,
} from '../../ui/index.ts'
import { type MemberRoleKind, roleNameOf } from '../identity/index.ts'
import { type ApiKey, KEY_ROLES, LONGEST_KEY_NAME, stateOf } from './api-key.ts'
import { keyWords } from './api-keys.messages.ts'
import type { KeyRefusal } from './make-api-key.ts'

/** What the form was filled with. */
export interface GivenKey {
  readonly name?: string
  readonly role?: string
  readonly sites?: readonly string[]
  readonly partner?: string
  readonly company?: string
  readonly expiresOn?: string
}

/** What a key's role can point at. */
export interface Choosable {
  readonly sites: readonly { readonly id: Id<'site'>; readonly name: string }[]
  readonly partners: readonly { readonly id: Id<'partner'>; readonly name: string }[]
  readonly companies: readonly { readonly id: Id<'company'>; readonly name: string }[]
}

/** The field that a refusal is about; undefined for the form as a whole. */
const fieldOf: Partial<Readonly<Record<KeyRefusal['code'], string>>> = {
  'name-missing': 'name',
  'name-too-long': 'name',
  'role-incomplete': 'role',
  'day-unreadable': 'openUntil',
  'day-past': 'openUntil',
}

/** The folded form that makes a key. */
export function keySheet(
  c: WebContext,
  { sites, partners, companies }: Choosable,
  given: GivenKey,
  {
    open,
    refusal,
    said,
  }: { readonly open: boolean; readonly refusal: KeyRefusal | undefined; readonly said: string | undefined },
): Html {
  const { language } = c.var
  const words = keyWords[language]
  const about = refusal && fieldOf[refusal.code]
  const errorOf = (name: string) => (name === about ? said : undefined)
  const onlyFor = (kind: MemberRoleKind) => words.onlyFor(roleNameOf(kind, language))
  const options = (found: readonly { readonly id: string; readonly name: string }[]) =>
    found.map(({ id, name }) => ({ value: id, label: name }))

  const body = form({
    language,
    action: href(c, '/keys'),
    key: newId(),
    errors: about && said ? [{ field: about, message: said }] : [],
    body: html`<p class="quiet">${words.makeDetail}</p>${field({ language, name: 'name', label: words.name, hint: words.nameHint, value: given.name, required: true, maxlength: LONGEST_KEY_NAME, autocomplete: 'off', error: errorOf('name') })}${choices(
      {
        language,
        name: 'role',
        label: words.role,
        hint: words.roleHint,
        required: true,
        value: given.role,
        error: errorOf('role'),
        options: KEY_ROLES.map((kind) => ({ value: kind, label: roleNameOf(kind, language) })),
      },
    )}${
      sites.length > 0 &&
      manyChoices({
        language,
        name: 'sites',
        label: words.sites,
        hint: onlyFor('site-manager'),
        options: options(sites),
        values: given.sites,
      })
    }${
      partners.length > 0 &&
      select({
        language,
        name: 'partner',
        label: words.partner,
        hint: onlyFor('partner'),
        none: words.none,
        options: options(partners),
        value: given.partner,
      })
    }${
      companies.length > 0 &&
      select({
        language,
        name: 'company',
        label: words.company,
        hint: onlyFor('company-owner'),
        none: words.none,
        options: options(companies),
        value: given.company,
      })
    }${field({ language, name: 'openUntil', label: words.expiresOn, hint: words.expiresHint, type: 'date', value: given.expiresOn, width: 'medium', error: errorOf('openUntil') })}${actions(submit({ label: words.submit }))}`,
  })
  const above = said && !about && notice({ language, kind: 'error', title: said })
  const folded = disclosure({ language, summary: words.make, body, open })
  return html`${above}${sheet({ body: folded })}`
}

interface Shown {
  readonly today: CivilDate
  readonly day: (at: Date) => CivilDate
  readonly instant: (at: Date) => string
  readonly nameOf: (id: Id<'user'>) => string | undefined
  readonly roleOf: (key: ApiKey) => string
}

/** The park's keys: what for, in which role, since when, used when, and the button that takes one back. */
export function keyList(c: WebContext, keys: readonly ApiKey[], { today, day, instant, nameOf, roleOf }: Shown): Html {
  const { language } = c.var
  const words = keyWords[language]

  const standing = (key: ApiKey): string => {
    if (key.revokedAt) return words.revokedOn(day(key.revokedAt))
    if (!key.expiresOn) return words.stays
    return stateOf(key, today) === 'expired' ? words.expired(key.expiresOn) : words.until(key.expiresOn)
  }
  const entryOf = (key: ApiKey): Entry => {
    const { id, name, prefix, madeBy, madeAt, lastUsedAt, revokedAt } = key
    const revoke = form({
      language,
      action: href(c, `/keys/${id}/revoke`),
      key: newId(),
      inline: true,
      body: submit({ label: words.revoke, tone: 'danger', spoken: words.revokeSpoken(name) }),
    })
    const used = lastUsedAt ? words.usedAt(instant(lastUsedAt)) : words.neverUsed
    return {
      name,
      mark: stateOf(key, today) === 'open' ? undefined : html`<span class="quiet">${standing(key)}</span>`,
      lines: [
        html`${roleOf(key)} · ${words.beginsWith(prefix)}`,
        html`${words.madeOn(day(madeAt), madeBy && nameOf(madeBy))} · ${standing(key)} · ${used}`,
      ],
      ...(!revokedAt && {
        more: disclosure({ language, summary: words.revoke, body: html`<p>${words.revokeConfirm(name)}</p>${revoke}` }),
      }),
    }
  }
  return entries(keys.map(entryOf), { spoken: words.section.link })
}
