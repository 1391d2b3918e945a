import { addDays, addMonths, monthsBetween } from '../../kernel/civil-date.ts'
import { isCurrency, parseRate } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type BadOffer, type PartnerWish, type TypedOffer, TypedReader, partnerIn } from '../partners/index.ts'
import { type Agreement, type AgreementQuota, SIDES, lastDay, type Signatory, type WrittenRate } from './agreement.ts'
import type { AgreementWish } from './write-agreement.ts'

/** How many people an agreement names at most. */
export const MOST_SIGNATORIES = 8

/** How many rows for signatories an empty form has. */
export const FIRST_ROWS = 2

/** The largest figure for the places and the companies of an agreement. */
export const LARGEST_QUOTA = 1_000_000

/** The longest texts of an agreement's form. */
export const LONGEST = { number: 60, title: 200, name: 200, reason: 600 }

type WithoutPartner = Omit<AgreementWish, 'partner'>

/** The agreement that was typed, or everything that is wrong with it at once. */
export function readAgreement(typed: TypedOffer): Result<AgreementWish, BadOffer> {
  const reader = new TypedReader(typed)
  const partner: PartnerWish | undefined = partnerIn(reader)
  const wish = wishIn(reader)
  if (reader.problems.length > 0 || !partner || !wish) return refuse({ code: 'bad-offer', problems: reader.problems })
  return ok({ ...wish, partner })
}

/** The same for a renewal, whose partner is the old one's. */
export function readRenewal(typed: TypedOffer): Result<WithoutPartner, BadOffer> {
  const reader = new TypedReader(typed)
  const wish = wishIn(reader)
  if (reader.problems.length > 0 || !wish) return refuse({ code: 'bad-offer', problems: reader.problems })
  return ok(wish)
}

function wishIn(reader: TypedReader): WithoutPartner | undefined {
  const number = reader.line('number', { most: LONGEST.number, required: true })
  const title = reader.line('title', { most: LONGEST.title, required: true })
  const signedOn = reader.day('signed', { required: false })
  const beginsOn = reader.day('begins', { required: true })
  const until = reader.day('until', { required: false })
  if (beginsOn && until && until < beginsOn) reader.note({ code: 'ends-before-it-begins', field: 'until' })
  const rate = rateIn(reader)
  const quota = {
    mostPlaces: reader.whole('mostPlaces', LARGEST_QUOTA),
    mostCompanies: reader.whole('mostCompanies', LARGEST_QUOTA),
  }
  const signatories = signatoriesIn(reader)
  if (number === undefined || title === undefined || !beginsOn) return undefined
  return { number, title, signedOn, beginsOn, until, rate, quota, signatories }
}

/** The rate, where one is typed: its currencies and its day belong to it. */
function rateIn(reader: TypedReader): WrittenRate | undefined {
  const value = reader.text('rate').replace(/\s/g, '').replace(',', '.')
  if (value === '') return undefined
  const from = reader.text('rateFrom').toUpperCase()
  const to = reader.text('rateTo').toUpperCase()
  if (!parseRate(value).ok || !isCurrency(from) || !isCurrency(to) || from === to) {
    return reader.note({ code: 'not-a-rate', field: 'rate' })
  }
  const on = reader.day('rateDay', { required: true })
  return on && { from, to, value, on }
}

function signatoriesIn(reader: TypedReader): readonly Signatory[] {
  return Array.from({ length: MOST_SIGNATORIES }, (_, index) => index + 1).flatMap((place) => {
    const name = reader.line(`name${place}`, { most: LONGEST.name, required: false })
    if (name === undefined) return []
    const held = reader.line(`function${place}`, { most: LONGEST.name, required: false })
    const side = SIDES.find((each) => each === reader.text(`side${place}`)) ?? 'park'
    return [{ side, name, function: held }]
  })
}

/** The form filled in with an agreement as it is. */
export function typedFrom(agreement: Agreement, signatories: readonly Signatory[], currency: string): TypedOffer {
  const { partnerId, number, title, signedOn, beginsOn, until, rate, quota } = agreement
  return typedAs({
    partner: partnerId,
    number,
    title,
    signed: signedOn,
    begins: beginsOn,
    until,
    ...quotaFields(quota),
    ...rateFields(rate, currency),
    ...signatoryFields(signatories),
  })
}

/** The form for a renewal: as long as the old one, from the day after it, as far and with the same people. */
export function renewalFrom(agreement: Agreement, signatories: readonly Signatory[], currency: string): TypedOffer {
  const { title, beginsOn, rate, quota } = agreement
  const last = lastDay(agreement)
  const begins = last && addDays(last, 1)
  const lasted = begins && monthsBetween(beginsOn, begins)
  // Whole years, where it lasted a year or more.
  const months = lasted && (lasted < 12 ? lasted : lasted - (lasted % 12))
  return typedAs({
    title,
    begins,
    until: begins && months ? addDays(addMonths(begins, months), -1) : undefined,
    ...quotaFields(quota),
    ...rateFields(rate, currency),
    ...signatoryFields(signatories),
  })
}

function quotaFields({ mostPlaces, mostCompanies }: AgreementQuota) {
  return { mostPlaces: mostPlaces?.toString(), mostCompanies: mostCompanies?.toString() }
}

function rateFields(rate: WrittenRate | undefined, currency: string) {
  const usual = { rateFrom: currency === 'USD' ? 'EUR' : 'USD', rateTo: currency }
  return rate ? { rate: rate.value, rateFrom: rate.from, rateTo: rate.to, rateDay: rate.on } : usual
}

/** The form for a new agreement, in a park that counts in a currency. */
export function nothingWritten(currency: string): TypedOffer {
  return typedAs(rateFields(undefined, currency))
}

function signatoryFields(signatories: readonly Signatory[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    signatories.flatMap(({ side, name, function: held }, index) => [
      [`side${index + 1}`, side],
      [`name${index + 1}`, name],
      [`function${index + 1}`, held ?? ''],
    ]),
  )
}

/** Fields as a form that came back has them. */
export function typedAs(fields: Readonly<Record<string, string | undefined>>): TypedOffer {
  return { text: (name) => fields[name] ?? '', all: (name) => (fields[name] ? [fields[name]] : []) }
}
