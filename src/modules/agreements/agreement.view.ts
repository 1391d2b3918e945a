import { html } from 'hono/html'
import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showDate, showMoney, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Column,
  type Content,
  type FieldError,
  type Html,
  type Moment,
  buttonLink,
  disclosure,
  empty,
  field,
  fileField,
  figures,
  form,
  heading,
  notice,
  pairs,
  select,
  sheet,
  submit,
  table,
  timeline,
  verdictMark,
  withAside,
} from '../../ui/index.ts'
import { type Offer, type Partner, type TypedOffer, nothingTyped, typedField } from '../partners/index.ts'
import { adviceSheet } from './advice.view.ts'
import { LONGEST } from './agreement-form.ts'
import { type Agreement, SIDES, type Signatory, daysLeft, lastDay, stateOn } from './agreement.ts'
import { agreementLink } from './agreements-list.view.ts'
import { type OneWords, agreementWords } from './agreements.messages.ts'
import { BROUGHT_STEPS, BROUGHT_VALUES, type Brought } from './brought.ts'
import type { Step } from './chains.ts'
import type { AgreementDocument } from './documents.store.ts'
import { type Duty, type DutyStatus, statusOn } from './duty.ts'
import type { OfferLimits } from './limits.ts'
import { limitLines } from './limits.view.ts'

/** Which of the small forms of the page came back, with what was typed. */
export interface Returned {
  readonly form: 'duty' | 'suspend' | 'resume' | 'end' | 'document' | 'offer' | 'none'
  readonly typed: TypedOffer
  readonly errors: readonly FieldError[]
  readonly refusal: string | undefined
}

export interface AgreementPage {
  readonly language: Language
  readonly agreement: Agreement
  readonly partner: Partner
  readonly on: CivilDate
  readonly signatories: readonly Signatory[]
  readonly duties: readonly Duty[]
  readonly documents: readonly AgreementDocument[]
  /** Those that stand under it. */
  readonly offers: readonly Offer[]
  readonly limits: ReadonlyMap<Id<'offer'>, OfferLimits>
  /** Offers of the partner that do not stand under it; for whoever may put them there. */
  readonly placeable: readonly Offer[]
  readonly steps: readonly Step[]
  readonly brought: Brought
  readonly follows: Agreement | undefined
  readonly renewal: Agreement | undefined
  /** What the reader may do: write, look at the offers of the park. */
  readonly director: boolean
  readonly staff: boolean
  readonly newKey: () => string
  readonly done: keyof OneWords['done'] | undefined
  readonly returned: Returned | undefined
}

/** One agreement: what it is today, what it brought, its offers, its duties, its papers. */
export function agreementBody(page: AgreementPage): Html {
  const { language, agreement, partner, director, returned, done } = page
  const words = agreementWords[language].one
  const path = `/agreements/${agreement.id}`
  const renewable = agreement.signedOn !== undefined && lastDay(agreement) !== undefined && !page.renewal
  const head = heading({
    title: html`<bdi>${agreement.title}</bdi>`,
    detail: words.detail(partner.name[language], agreement.number),
    above: { href: href(language, '/agreements'), label: words.above },
    ...(director && {
      actions: html`${buttonLink({ label: words.edit, href: href(language, `${path}/edit`), icon: 'pencil', tone: 'quiet' })}${
        renewable && buttonLink({ label: words.renew, href: href(language, `${path}/renew`) })
      }`,
    }),
  })
  const said = done !== undefined && notice({ language, kind: 'success', title: words.done[done] })
  const refused = returned?.refusal !== undefined && notice({ language, kind: 'error', title: returned.refusal })
  return html`${head}${said}${refused}${stateNotice(page)}${withAside(
    html`${broughtSheet(page)}${offersPart(page)}${dutiesPart(page)}`,
    html`${datesSheet(page)}${documentsSheet(page)}${historySheet(page)}${suspension(page)}${earlyEnd(page)}`,
  )}`
}

/** What a reader should know first. */
function stateNotice({ language, agreement, on, renewal, staff }: AgreementPage): Content {
  const words = agreementWords[language].one
  const state = stateOn(agreement, on)
  const renewed = renewal && words.renewedBy(renewal.title, renewal.beginsOn)
  if (state === 'draft') return notice({ language, kind: 'info', title: words.draft, detail: words.draftDetail })
  if (state === 'not-begun') return notice({ language, kind: 'info', title: words.notBegun(agreement.beginsOn) })
  if (state === 'ended') {
    const { ending } = agreement
    const title = ending ? words.endedEarly(ending.endedOn) : words.ended(lastDay(agreement) ?? on)
    const after = renewed ?? words.endedDetail
    return notice({ language, kind: 'info', title, detail: ending ? words.endedBecause(ending.reason, after) : after })
  }
  if (state === 'suspended') {
    const open = agreement.suspensions.findLast(({ resumedOn }) => resumedOn === undefined || on < resumedOn)
    return (
      open &&
      notice({
        language,
        kind: 'warning',
        title: words.suspended(open.suspendedOn),
        detail: words.suspendedDetail(open.reason),
      })
    )
  }
  const left = daysLeft(agreement, on)
  const last = lastDay(agreement)
  if (left === undefined || last === undefined) return undefined
  return notice({
    language,
    kind: renewal ? 'info' : 'warning',
    title: words.endsSoon(left, last),
    ...(renewed !== undefined ? { detail: renewed } : staff && { detail: words.endsSoonDetail }),
  })
}

function broughtSheet({ language, agreement, brought, offers, on }: AgreementPage): Html {
  const words = agreementWords[language].one
  const counted = BROUGHT_STEPS.flatMap((step) => {
    const companies = brought.companies[step]
    return companies === undefined ? [] : [{ value: showNumber(language, companies), label: words.broughtSteps[step] }]
  })
  const values = BROUGHT_VALUES.flatMap((kind) => {
    const amounts = brought.values?.[kind] ?? []
    return amounts.length === 0
      ? []
      : [
          {
            term: words.broughtValues[kind],
            detail: html`<span class="num">${amounts.map((amount) => showMoney(language, amount)).join(' · ')}</span>`,
          },
        ]
  })
  const { mostPlaces, mostCompanies } = agreement.quota
  const quota = [
    { term: words.placesTaken, detail: quotaShown(language, brought.taken.places, mostPlaces) },
    { term: words.companiesTaken, detail: quotaShown(language, brought.taken.companies, mostCompanies) },
  ]
  const counts = offers.length > 0 || brought.taken.places > 0 || (mostPlaces ?? mostCompanies) !== undefined
  return sheet({
    title: words.brought,
    detail: offers.length === 0 ? words.broughtNothing : words.broughtDetail(on),
    body: html`<div class="flow">${offers.length > 0 && counted.length > 0 && figures(counted)}${counts && pairs(quota)}${values.length > 0 && pairs(values)}</div>`,
  })
}

/** "12 of 80", or how many where there is no limit; marked where nothing is left. */
function quotaShown(language: Language, used: number, most: number | undefined): Html {
  const words = agreementWords[language].one
  const shown = html`<span class="num">${words.takenOf(used, most)}</span>`
  return most !== undefined && used >= most
    ? html`${shown} ${verdictMark('act-before', language, words.noneLeft)}`
    : shown
}

function offersPart(page: AgreementPage): Html {
  const { language, offers, placeable, director, agreement, steps, returned, partner } = page
  const words = agreementWords[language].one
  const list =
    offers.length === 0
      ? empty({ title: words.noOffers, ...(director && { detail: words.noOffersDetail }) })
      : table({
          language,
          caption: words.offersCaption,
          captionHidden: true,
          columns: offerColumns(page),
          rows: offers,
        })
  const own = returned?.form === 'offer' ? returned : undefined
  const place =
    director &&
    disclosure({
      language,
      summary: words.placeOffer,
      open: own !== undefined || offers.length === 0,
      body: html`<div class="flow">${
        placeable.length > 0 &&
        form({
          language,
          action: href(language, `/agreements/${agreement.id}/offers`),
          key: page.newKey(),
          errors: own?.errors,
          body: html`${select({
            ...typedField(
              { language, typed: own?.typed ?? nothingTyped, errors: own?.errors ?? [] },
              'offer',
              words.placeOfferField,
              true,
            ),
            options: placeable.map(({ id, title }) => ({ value: id, label: title[language] })),
          })}${submit({ label: words.place, tone: 'outline' })}`,
        })
      }${buttonLink({ label: words.newOffer, href: href(language, `/offers/new?partner=${partner.id}`), icon: 'plus', tone: 'quiet' })}</div>`,
    })
  return html`<section class="flow"><h2>${words.offers}</h2>${list}${place}</section>${adviceSheet(steps, offers, language, { linked: page.staff })}`
}

function offerColumns(page: AgreementPage): readonly Column<Offer>[] {
  const { language, staff, director, brought, agreement } = page
  const words = agreementWords[language].one
  const { limits: limitWords } = agreementWords[language]
  const steps = BROUGHT_STEPS.filter((step) => brought.companies[step] !== undefined)
  return [
    {
      label: words.offer,
      cell: ({ id, title }) => {
        const lines = limitLines(page.limits.get(id) ?? { verify: 'site-manager', documents: [] }, language)
        const name = html`<bdi>${title[language]}</bdi>`
        return html`${staff ? html`<a class="link" href="${href(language, `/offers/${id}`)}">${name}</a>` : name}<div class="quiet font-normal">${
          lines.length === 0 ? limitWords.unlimited : lines.join(' · ')
        }</div>${
          staff &&
          html`<a class="link font-normal" href="${href(language, `/offers/${id}/limits`)}" aria-label="${words.seeLimitsOf(title[language])}">${words.seeLimits}</a>`
        }`
      },
    },
    ...steps.map((step) => ({
      label: capital(words.broughtSteps[step]),
      numeric: true,
      cell: ({ id }: Offer) => showNumber(language, brought.byOffer.get(id)?.[step] ?? 0),
    })),
    ...(director
      ? [
          {
            label: words.removeOffer,
            labelHidden: true,
            cell: ({ id, title }: Offer) =>
              form({
                language,
                inline: true,
                action: href(language, `/agreements/${agreement.id}/offers/remove`),
                key: page.newKey(),
                body: html`<input type="hidden" name="offer" value="${id}">${submit({ label: words.removeOffer, tone: 'quiet', spoken: words.removeOfferOf(title[language]) })}`,
              }),
          },
        ]
      : []),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function dutiesPart(page: AgreementPage): Html {
  const { language, duties, agreement, on, director } = page
  const words = agreementWords[language].one
  const list = duties.map((duty) => dutyItem(page, duty, statusOn(duty, on, lastDay(agreement))))
  return sheet({
    title: words.duties,
    body: html`<div class="flow">${
      duties.length === 0 ? html`<p class="quiet">${words.noDuties}</p>` : html`<ul class="grid gap-4">${list}</ul>`
    }${director && dutyForm(page)}</div>`,
  })
}

function dutyItem(page: AgreementPage, duty: Duty, status: DutyStatus): Html {
  const { language, on, director, agreement } = page
  const { one: words, sides } = agreementWords[language]
  const { state, dueOn, times } = status
  const days = Math.abs(daysBetween(on, dueOn))
  const mark =
    state === 'done'
      ? verdictMark('eligible', language, words.dutyStates.done(times))
      : state === 'late'
        ? html`<span>${words.dutyStates.wasDue(dueOn)}</span> ${verdictMark('act-before', language, words.dutyStates.late(days))}`
        : html`<span>${words.dutyStates.due(dueOn, days)}</span>`
  const again = duty.everyMonths === undefined ? words.once : words.every(duty.everyMonths)
  const about = [sides[duty.side], again, ...(state !== 'done' && times > 0 ? [words.doneTimes(times)] : [])]
  const act = (name: 'done' | 'drop', label: string, spoken: string) =>
    form({
      language,
      inline: true,
      action: href(language, `/agreements/${agreement.id}/duties/${name}`),
      key: page.newKey(),
      body: html`<input type="hidden" name="duty" value="${duty.id}"><input type="hidden" name="due" value="${dueOn}">${submit({ label, spoken, tone: name === 'done' ? 'outline' : 'quiet' })}`,
    })
  return html`<li><p class="strong"><bdi>${duty.text}</bdi></p><p class="quiet">${about.join(' · ')}</p><div>${mark}</div>${
    director &&
    html`<div class="actions mt-2">${state !== 'done' && act('done', words.markDone, words.markDoneOf(duty.text))}${act('drop', words.dropDuty, words.dropDutyOf(duty.text))}</div>`
  }</li>`
}

function dutyForm(page: AgreementPage): Html {
  const { language, agreement, returned } = page
  const { one: words, sides } = agreementWords[language]
  const own = returned?.form === 'duty' ? returned : undefined
  const shared = { language, typed: own?.typed ?? nothingTyped, errors: own?.errors ?? [] }
  return disclosure({
    language,
    summary: words.addDuty,
    open: own !== undefined,
    body: form({
      language,
      action: href(language, `/agreements/${agreement.id}/duties`),
      key: own?.typed.text('_key') || page.newKey(),
      errors: own?.errors,
      body: html`${field({ ...typedField(shared, 'duty', words.dutyText, true), maxlength: LONGEST.reason })}${select({
        ...typedField(shared, 'side', words.dutySide, true),
        options: SIDES.map((side) => ({ value: side, label: sides[side] })),
      })}${field({ ...typedField(shared, 'due', words.dutyDue, true), type: 'date', width: 'medium' })}${field({
        ...typedField(shared, 'every', words.dutyEvery),
        hint: words.dutyEveryHint,
        inputmode: 'numeric',
        width: 'short',
        maxlength: 4,
      })}${submit({ label: words.addDuty, tone: 'outline' })}`,
    }),
  })
}

function datesSheet({ language, agreement, partner, signatories, follows, renewal }: AgreementPage): Html {
  const { one: words, sides } = agreementWords[language]
  const { number, signedOn, beginsOn, until, rate } = agreement
  const link = ({ id, title }: Agreement) => agreementLink(language, id, title)
  return sheet({
    title: words.dates,
    body: html`<div class="flow">${pairs([
      { term: words.partner, detail: html`<bdi>${partner.name[language]}</bdi>` },
      { term: words.number, detail: html`<bdi>${number}</bdi>` },
      { term: words.signed, detail: signedOn === undefined ? words.notSigned : showDate(language, signedOn) },
      { term: words.from, detail: showDate(language, beginsOn) },
      { term: words.until, detail: until === undefined ? words.noEnd : showDate(language, until) },
      ...(rate ? [{ term: words.rate, detail: words.rateShown(rate.from, rate.value, rate.to, rate.on) }] : []),
      ...(follows ? [{ term: words.follows, detail: link(follows) }] : []),
      ...(renewal ? [{ term: words.followedBy, detail: link(renewal) }] : []),
    ])}<div><h3>${words.signatories}</h3>${
      signatories.length === 0
        ? html`<p class="quiet">${words.noSignatories}</p>`
        : html`<ul class="grid gap-2">${signatories.map(
            ({ side, name, function: held }) =>
              html`<li><bdi>${name}</bdi><div class="quiet">${held !== undefined && html`<bdi>${held}</bdi> · `}${sides[side]}</div></li>`,
          )}</ul>`
    }</div></div>`,
  })
}

function documentsSheet(page: AgreementPage): Html {
  const { language, agreement, documents, director, returned } = page
  const words = agreementWords[language].one
  const own = returned?.form === 'document' ? returned : undefined
  const path = `/agreements/${agreement.id}/documents`
  const list = documents.map(
    ({ id, name, kind, bytes }) =>
      html`<li><a class="link" href="${href(language, `${path}/${id}`)}" aria-label="${words.download(name)}"><bdi>${name}</bdi></a><div class="quiet">${kind.toUpperCase()} · ${sizeShown(bytes, language)}</div>${
        director &&
        form({
          language,
          inline: true,
          action: href(language, `${path}/remove`),
          key: page.newKey(),
          body: html`<input type="hidden" name="document" value="${id}">${submit({ label: words.removeDocument, tone: 'quiet', spoken: words.removeDocumentOf(name) })}`,
        })
      }</li>`,
  )
  const attach =
    director &&
    disclosure({
      language,
      summary: words.attach,
      open: own !== undefined,
      body: form({
        language,
        multipart: true,
        action: href(language, path),
        key: page.newKey(),
        errors: own?.errors,
        body: html`${fileField({
          language,
          name: 'file',
          label: words.file,
          hint: words.fileHint,
          error: own?.errors.find((error) => error.field === 'file')?.message,
          accept: '.pdf,.docx,.png,.jpg,.jpeg,.webp',
        })}${submit({ label: words.attachNow, tone: 'outline' })}`,
      }),
    })
  return sheet({
    title: words.documents,
    body: html`<div class="flow">${
      documents.length === 0
        ? html`<p class="quiet">${words.noDocuments}</p>`
        : html`<ul class="grid gap-4">${list}</ul>`
    }${attach}</div>`,
  })
}

function sizeShown(bytes: number, language: Language): string {
  const words = agreementWords[language].one
  const large = bytes >= 1024 * 1024
  const size = showNumber(language, Math.max(1, bytes) / (large ? 1024 * 1024 : 1024), {
    maximumFractionDigits: large ? 1 : 0,
    minimumFractionDigits: 0,
  })
  return large ? words.megabytes(size) : words.kilobytes(size === '0' ? '1' : size)
}

function historySheet({ language, agreement }: AgreementPage): Html {
  const words = agreementWords[language].one
  const { signedOn, beginsOn, until, ending, suspensions } = agreement
  const moments: readonly Moment[] = [
    ...(signedOn === undefined ? [] : [{ on: signedOn, title: words.signedMoment }]),
    { on: beginsOn, title: words.beganMoment },
    ...suspensions.flatMap(({ suspendedOn, reason, resumedOn, resumedBecause }) => [
      { on: suspendedOn, title: words.suspendedMoment(reason) },
      ...(resumedOn === undefined ? [] : [{ on: resumedOn, title: words.resumedMoment(resumedBecause ?? '') }]),
    ]),
    ...(ending ? [{ on: ending.endedOn, title: words.endedMoment(ending.reason) }] : []),
    ...(until === undefined || ending ? [] : [{ on: until, title: words.endMoment }]),
  ]
  const inOrder = moments.toSorted((a, b) => a.on.localeCompare(b.on))
  return sheet({ title: words.history, body: timeline(language, inOrder) })
}

/** Suspending what runs, resuming what is suspended; for the director. */
function suspension(page: AgreementPage): Content {
  const { language, agreement, on, director, returned } = page
  const words = agreementWords[language].one
  const open = agreement.suspensions.some(({ resumedOn }) => resumedOn === undefined)
  if (!director || (!open && stateOn(agreement, on) !== 'running')) return undefined
  const kind = open ? 'resume' : 'suspend'
  const own = returned?.form === kind ? returned : undefined
  const shared = { language, typed: own?.typed ?? nothingTyped, errors: own?.errors ?? [] }
  const day = typedField(shared, 'day', open ? words.resumeDay : words.suspendDay, true)
  return disclosure({
    language,
    summary: open ? words.resume : words.suspend,
    open: own !== undefined,
    body: html`<div class="flow">${!open && html`<p class="quiet">${words.suspendDetail}</p>`}${form({
      language,
      action: href(language, `/agreements/${agreement.id}/${kind}`),
      key: own?.typed.text('_key') || page.newKey(),
      errors: own?.errors,
      body: html`${field({ ...day, value: own ? day.value : on, type: 'date', width: 'medium' })}${field({
        ...typedField(shared, 'reason', words.reason, true),
        maxlength: LONGEST.reason,
      })}${submit({ label: open ? words.resumeNow : words.suspendNow, tone: open ? 'outline' : 'danger' })}`,
    })}</div>`,
  })
}

/** Ending what is signed before its last day; for the director. */
function earlyEnd(page: AgreementPage): Content {
  const { language, agreement, on, director, returned } = page
  const words = agreementWords[language].one
  const state = stateOn(agreement, on)
  if (!director || state === 'draft' || state === 'ended' || agreement.ending) return undefined
  const own = returned?.form === 'end' ? returned : undefined
  const shared = { language, typed: own?.typed ?? nothingTyped, errors: own?.errors ?? [] }
  const day = typedField(shared, 'endDay', words.endDay, true)
  return disclosure({
    language,
    summary: words.end,
    open: own !== undefined,
    body: html`<div class="flow"><p class="quiet">${words.endDetail}</p>${form({
      language,
      action: href(language, `/agreements/${agreement.id}/end`),
      key: own?.typed.text('_key') || page.newKey(),
      errors: own?.errors,
      body: html`${field({ ...day, value: own ? day.value : on, type: 'date', width: 'medium' })}${field({
        ...typedField(shared, 'endReason', words.reason, true),
        maxlength: LONGEST.reason,
      })}${submit({ label: words.endNow, tone: 'danger' })}`,
    })}</div>`,
  })
}
