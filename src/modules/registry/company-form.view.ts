import { html } from 'hono/html'
import { asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Form } from '../../platform/web.ts'
import { type Content, type FieldError, checkbox, field, roughDateField, select } from '../../ui/index.ts'
import type { StayWish } from './add-company.ts'
import type { CompanyIdentity, IdentityField, Site, TypedIdentity } from './company.ts'
import { errorAt } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'
import type { Unit } from './sites.store.ts'
import { readTypedArea, readTypedDate } from './typed.ts'

/** An identity as a form tells it. */
export function typedIdentityFrom(form: Form): TypedIdentity {
  const text = (name: IdentityField) => form.text(name)
  return {
    name: text('name'),
    ice: text('ice'),
    rc: text('rc'),
    taxId: text('taxId'),
    cnss: text('cnss'),
    email: text('email'),
    phone: text('phone'),
    website: text('website'),
    contactName: text('contactName'),
    keepDoubtfulIce: form.text('keepIce') === 'yes',
  }
}

/** A kept identity as a form shows it. */
export function typedFromIdentity(identity: CompanyIdentity): TypedIdentity {
  const { name, ice, rc, taxId, cnss, email, phone, website, contactName, iceOverridden } = identity
  const texts = { ice, rc, taxId, cnss, email, phone, website, contactName }
  const filled = Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, text ?? '']))
  return { ...(filled as Record<keyof typeof texts, string>), name, keepDoubtfulIce: iceOverridden }
}

export interface IdentityFields {
  readonly language: Language
  readonly typed: TypedIdentity
  readonly errors: readonly FieldError[]
  /** An ICE whose check digits do not fit may be kept: shown once that has been said. */
  readonly mayKeepIce: boolean
}

/** Name and identifiers. */
export function identityFields(given: IdentityFields): Content {
  const { language, typed, errors, mayKeepIce } = given
  const { form: words } = registryWords[language]
  const keep =
    mayKeepIce && checkbox({ language, label: words.keepIce, name: 'keepIce', checked: typed.keepDoubtfulIce })
  return html`${line(given, 'name', { required: true, maxlength: 200 })}<fieldset class="flow"><legend class="strong">${words.identifiers}</legend><p class="hint">${words.identifiersDetail}</p>${field(
    {
      language,
      label: registryWords[language].identity.ice,
      name: 'ice',
      value: typed.ice,
      hint: words.iceHint,
      error: errorAt(errors, 'ice'),
      inputmode: 'numeric',
      autocomplete: 'off',
      width: 'medium',
    },
  )}${keep}${line(given, 'rc')}${line(given, 'taxId')}${line(given, 'cnss')}</fieldset>`
}

/** How the company is reached. */
export function contactFields(given: IdentityFields): Content {
  const { form: words } = registryWords[given.language]
  return html`<fieldset class="flow"><legend class="strong">${words.contact}</legend>${line(given, 'contactName')}${line(given, 'email', { type: 'email' })}${line(given, 'phone', { type: 'tel' })}${line(given, 'website', { type: 'url' })}</fieldset>`
}

function line(
  { language, typed, errors }: IdentityFields,
  name: IdentityField,
  more: { readonly required?: boolean; readonly maxlength?: number; readonly type?: 'email' | 'tel' | 'url' } = {},
): Content {
  const label = registryWords[language].identity[name]
  return field({
    language,
    label,
    name,
    value: typed[name],
    error: errorAt(errors, name),
    autocomplete: 'off',
    ...more,
  })
}

/** A stay as it is typed. */
export interface TypedStay {
  readonly place: string
  readonly startedOn: string
  readonly areaSqm: string
  readonly terms: string
}

export const nowhere: TypedStay = { place: '', startedOn: '', areaSqm: '', terms: '' }

export function typedStayFrom(form: Form): TypedStay {
  return {
    place: form.text('place'),
    startedOn: form.text('startedOn'),
    areaSqm: form.text('areaSqm'),
    terms: form.lines('terms'),
  }
}

/** The stay that was typed; undefined where no place was chosen. */
export function stayFrom(typed: TypedStay): Result<StayWish | undefined, RegistryRefusal> {
  if (typed.place === '') return ok(undefined)
  const [site, unit] = typed.place.split('/')
  const siteId = asId<'site'>(site)
  const unitId = asId<'unit'>(unit)
  if (!siteId || (unit !== undefined && !unitId)) return refuse({ code: 'site-not-found' })
  const startedOn = typed.startedOn === '' ? undefined : readTypedDate(typed.startedOn)
  if (typed.startedOn !== '' && !startedOn) return refuse({ code: 'not-a-date', field: 'startedOn' })
  const areaSqm = typed.areaSqm === '' ? undefined : readTypedArea(typed.areaSqm)
  if (typed.areaSqm !== '' && areaSqm === undefined) return refuse({ code: 'not-a-number', field: 'areaSqm' })
  if (typed.terms.length > 5_000) return refuse({ code: 'too-long', field: 'terms', most: 5_000 })
  return ok({ siteId, unitId, startedOn, areaSqm, terms: typed.terms || undefined })
}

export interface StayFields {
  readonly language: Language
  readonly typed: TypedStay
  readonly errors: readonly FieldError[]
  readonly sites: readonly Site[]
  readonly units: readonly Unit[]
  /** What stands for "nowhere"; without it a place must be chosen. */
  readonly none?: string
  readonly startLabel: string
}

/** Where a company stays and since when: a site, or one of its units. */
export function stayFields({ language, typed, errors, sites, units, none, startLabel }: StayFields): Content {
  const { form: words, list } = registryWords[language]
  const options = sites.flatMap((site) => [
    { value: site.id, label: site.name },
    ...units
      .filter(({ siteId }) => siteId === site.id)
      .map(({ id, name }) => ({ value: `${site.id}/${id}`, label: `${site.name} · ${name}` })),
  ])
  return html`${select({
    language,
    label: `${list.site} · ${words.unit}`,
    name: 'place',
    value: typed.place,
    options,
    none: none ?? words.choose,
    required: none === undefined,
    error: errorAt(errors, 'place'),
  })}${roughDateField({ language, label: startLabel, name: 'startedOn', value: typed.startedOn, required: none === undefined, error: errorAt(errors, 'startedOn') })}${field({ language, label: words.areaSqm, name: 'areaSqm', value: typed.areaSqm, inputmode: 'decimal', width: 'short', error: errorAt(errors, 'areaSqm') })}${field({ language, label: words.terms, name: 'terms', value: typed.terms, error: errorAt(errors, 'terms') })}`
}
