import { html } from 'hono/html'
import { dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showDate, showInstant, showMoney } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  buttonLink,
  checkbox,
  disclosure,
  field,
  fileField,
  form,
  heading,
  moneyField,
  notice,
  pairs,
  select,
  sheet,
  submit,
  table,
  textarea,
  withAside,
} from '../../ui/index.ts'
import type { HeldCode, RevealedCode } from '../codes/index.ts'
import { daysWaited, isOverdue, stateMark, waitingText, type Waiting } from './claim-list.view.ts'
import { type ClaimStep, VALUE_KINDS, type ValueKind, claimNumber, holdsPlace, isOpen, stateAfter } from './claim.ts'
import { claimWords } from './claims.messages.ts'
import type { ClaimValue, ShownClaim } from './claims.store.ts'
import type { ClaimDocument } from './documents.store.ts'
import type { FollowUp } from './follow-claim.ts'
import type { ClaimRefusal } from './refusal.ts'

export interface ClaimPage extends Waiting {
  readonly language: Language
  readonly claim: ShownClaim
  readonly steps: readonly ClaimStep[]
  readonly values: ReadonlyMap<ValueKind, ClaimValue>
  readonly documents: readonly ClaimDocument[]
  readonly code: HeldCode | undefined
  readonly names: ReadonlyMap<Id<'user'>, string>
  /** What the reader may do besides looking. */
  readonly may: { readonly staff: boolean; readonly decide: boolean; readonly owner: boolean; readonly reveal: boolean }
  readonly done: ClaimDone | undefined
  /** What was refused just now, and at which form. */
  readonly refused: RefusedAt | undefined
  readonly typed: {
    readonly reason: string
    readonly exception: boolean
    readonly amount: string
    readonly source: string
  }
  readonly currency: string
  readonly currencies: readonly string[]
  readonly newKey: () => string
}

export interface RefusedAt {
  readonly at: string
  readonly code: ClaimRefusal['code']
  readonly sentence: string
}

/** The form of the decision says this itself, at its field. */
function isAboutReason({ at, code }: RefusedAt): boolean {
  return at === 'decision' && (code === 'reason-missing' || code === 'text-too-long')
}

export const CLAIM_DONE = ['asked', 'granted', 'decided', 'followed', 'document', 'taken-over', 'replaced'] as const
export type ClaimDone = (typeof CLAIM_DONE)[number]

/** One claim: where it stands, what can be done, what happened. */
export function claimBody(page: ClaimPage): Html {
  const { language, claim, done, refused } = page
  const words = claimWords[language].claim
  const head = heading({
    title: words.title(claim.state, claim.company, claim.offer[language]),
    detail: html`<bdi>${claim.partner[language]}</bdi> · ${stateMark(claim.state, language)}`,
    above: { href: href(language, '/claims'), label: words.above },
    focus: done !== undefined,
  })
  const note =
    refused && !isAboutReason(refused)
      ? notice({ language, kind: 'error', title: refused.sentence })
      : done && notice({ language, kind: 'success', title: words.done[done] })
  return html`${head}${withAside(
    html`${note}${overdueNotice(page)}${overSheet(page)}${codeSheet(page)}${decisionSheet(page)}${documentsSheet(page)}${followUps(page)}${valuesSheet(page)}`,
    html`${factsSheet(page)}${historySheet(page)}`,
  )}`
}

/** What the park's people should know first: that it has waited for too long. */
function overdueNotice({ language, claim, may, today, zone, calendar }: ClaimPage): Content {
  if (!may.staff || !isOpen(claim.state) || !claim.dueOn || !isOverdue(claim, today)) return undefined
  const words = claimWords[language].claim
  return notice({
    language,
    kind: 'warning',
    title: words.overdue(daysWaited(claim, { today, zone, calendar })),
    detail: words.overdueDetail(claim.dueOn, claim.escalatedAt ? dayIn(zone, claim.escalatedAt) : undefined),
  })
}

/** Why a request led to nothing, and whether the offer can be asked for again. */
function overSheet({ language, claim: { state }, steps, names, zone, may }: ClaimPage): Content {
  if (state !== 'refused' && state !== 'withdrawn' && state !== 'expired' && state !== 'revoked') return undefined
  const last = steps.findLast((step) => step.state === state)
  if (!last) return undefined
  const words = claimWords[language]
  const by = (last.by && names.get(last.by)) ?? words.claim.system
  return sheet({
    title: words.acts[last.act],
    detail: html`${showInstant(language, last.at, zone)} · <bdi>${by}</bdi>`,
    body: html`<div class="flow">${last.reason && html`<p class="strong"><bdi>${last.reason}</bdi></p>`}<p>${words.claim.afterwards[state]}</p>${
      !may.staff &&
      actions(
        buttonLink({ label: words.list.seeOpportunities, href: href(language, '/opportunities'), tone: 'outline' }),
      )
    }</div>`,
  })
}

function factsSheet({ language, claim, names, today, zone, calendar }: ClaimPage): Html {
  const words = claimWords[language]
  const open = isOpen(claim.state)
  const owner = claim.ownerId && names.get(claim.ownerId)
  const rows = [
    { term: words.claim.number, detail: html`<bdi class="num">${claimNumber(claim.id)}</bdi>` },
    { term: words.list.asked, detail: showDate(language, dayIn(zone, claim.requestedAt)) },
    ...(open
      ? [
          { term: words.list.waits, detail: waitingText(claim, { today, zone, calendar }, language) },
          ...(claim.dueOn ? [{ term: words.claim.decideBy, detail: showDate(language, claim.dueOn) }] : []),
          ...(claim.escalatedAt
            ? [{ term: words.claim.escalatedOn, detail: showDate(language, dayIn(zone, claim.escalatedAt)) }]
            : []),
          { term: words.claim.decides, detail: words.verifiers[claim.verify] },
        ]
      : []),
    ...(claim.verify === 'nobody'
      ? []
      : [{ term: words.claim.by, detail: html`<bdi>${owner ?? words.list.nobody}</bdi>` }]),
    { term: words.claim.rule, detail: words.verdicts[claim.verdict] },
    ...(claim.exception ? [{ term: words.claim.exception, detail: html`<bdi>${claim.exception}</bdi>` }] : []),
    ...(claim.grantedOn ? [{ term: words.claim.grantedOn, detail: showDate(language, claim.grantedOn) }] : []),
    ...(claim.activateBy && claim.state === 'granted'
      ? [{ term: words.claim.activateBy, detail: showDate(language, claim.activateBy) }]
      : []),
  ]
  return sheet({ title: words.claim.facts, body: pairs(rows) })
}

function codeSheet({ language, claim, code, may, zone, refused, typed, newKey }: ClaimPage): Content {
  if (!claim.withCode || !code || claim.grantedOn === null) return undefined
  const words = claimWords[language].claim
  if (!holdsPlace(claim.state)) return sheet({ title: words.code, body: html`<p class="quiet">${words.codeSpent}</p>` })
  const seen = code.revealedAt && words.codeSeen(dayIn(zone, code.revealedAt))
  const ends = code.expiresOn && html`<p class="quiet">${words.codeEnds(code.expiresOn)}</p>`
  const path = href(language, `/claims/${claim.id}`)
  const show =
    may.reveal &&
    form({
      language,
      action: `${path}/reveal`,
      key: newKey(),
      body: html`<p class="hint">${words.revealHint}</p>${actions(submit({ label: seen ? words.revealAgain : words.reveal }))}`,
    })
  const replace =
    may.staff &&
    disclosure({
      language,
      summary: words.dead,
      open: refused?.at === 'code',
      body: form({
        language,
        action: `${path}/code`,
        key: newKey(),
        body: html`${textarea({ language, name: 'reason', id: 'code-reason', label: words.reason, hint: words.deadHint, required: true, rows: 2, value: refused?.at === 'code' ? typed.reason : undefined, error: refused?.at === 'code' ? refused.sentence : undefined })}${actions(submit({ label: words.replace, tone: 'plain' }))}`,
      }),
    })
  const state = seen ?? (may.reveal ? words.codeReady : undefined)
  return sheet({
    title: words.code,
    id: 'code',
    body: html`${state && html`<p>${state}</p>`}${!may.reveal && html`<p class="quiet">${words.codeForCompany}</p>`}${ends}${show}${replace}`,
  })
}

function decisionSheet({ language, claim, may, refused, typed, newKey }: ClaimPage): Content {
  if (!isOpen(claim.state)) return undefined
  const words = claimWords[language]
  const path = href(language, `/claims/${claim.id}`)
  if (!may.decide) {
    return sheet({ body: html`<p>${words.claim.waitsFor(claim.verify)}</p>` })
  }
  const takeOver =
    may.owner &&
    form({
      language,
      action: `${path}/take-over`,
      key: newKey(),
      inline: true,
      body: submit({ label: words.claim.takeOver, tone: 'quiet' }),
    })
  const errors: readonly FieldError[] =
    refused && isAboutReason(refused) ? [{ field: 'reason', message: refused.sentence }] : []
  const verify =
    stateAfter(claim.state, 'verify') &&
    submit({ label: words.claim.verify, tone: 'plain', name: 'decision', value: 'verify' })
  const decision = form({
    language,
    action: `${path}/decision`,
    key: newKey(),
    errors,
    body: html`${textarea({ language, name: 'reason', label: words.claim.reason, hint: words.claim.reasonHint, value: typed.reason, rows: 2, error: errors[0]?.message })}${checkbox({ language, name: 'exception', label: words.claim.asException, checked: refused?.at === 'decision' && typed.exception })}${actions(
      submit({ label: words.claim.grant, name: 'decision', value: 'grant' }),
      verify,
      submit({ label: words.claim.refuse, tone: 'danger', name: 'decision', value: 'refuse' }),
    )}`,
  })
  return sheet({
    title: words.claim.decide,
    detail: words.claim.decideDetail,
    id: 'decide',
    ...(takeOver && { action: takeOver }),
    body: decision,
  })
}

function documentsSheet({ language, claim, documents, newKey }: ClaimPage): Content {
  if (claim.documents.length === 0) return undefined
  const words = claimWords[language].claim
  const path = href(language, `/claims/${claim.id}`)
  const there = (name: string) => documents.filter(({ asked }) => asked === name)
  const rows = claim.documents.map(
    (name) =>
      html`<li><span class="strong"><bdi>${name}</bdi></span>${
        there(name).length === 0
          ? html` <span class="overdue-mark">${words.missing}</span>`
          : there(name).map(
              (document) =>
                html`<div><a class="link" href="${path}/documents/${document.id}" download><bdi>${document.name}</bdi></a></div>`,
            )
      }</li>`,
  )
  const complete = claim.documents.every((name) => there(name).length > 0)
  const upload =
    isOpen(claim.state) &&
    claim.documents.map((name, index) =>
      disclosure({
        language,
        summary: words.add(name),
        open: there(name).length === 0 && index === claim.documents.findIndex((each) => there(each).length === 0),
        body: form({
          language,
          action: `${path}/documents`,
          key: newKey(),
          multipart: true,
          body: html`<input type="hidden" name="asked" value="${name}">${fileField({ language, name: 'file', id: `file-${index + 1}`, label: name, hint: words.fileHint, accept: '.pdf,.docx,.png,.jpg,.jpeg,.webp' })}${actions(submit({ label: words.upload, tone: 'plain', spoken: `${words.upload} – ${name}` }))}`,
        }),
      }),
    )
  return sheet({
    title: words.documents,
    detail: complete ? words.documentsDone : words.documentsDetail,
    id: 'documents',
    body: html`<ul class="papers">${rows}</ul>${upload}`,
  })
}

/** What is usual first. */
const shownActs: readonly FollowUp[] = ['activate', 'use', 'end', 'withdraw', 'revoke']

function followUps(page: ClaimPage): Content {
  const { language, claim, may, refused } = page
  const words = claimWords[language].claim
  const named = may.staff ? words.followFor : words.follow
  const possible = shownActs.filter(
    (act) => stateAfter(claim.state, act) !== undefined && (act !== 'revoke' || may.staff),
  )
  if (possible.length === 0) return undefined
  const main =
    possible.find((act) => act === refused?.at) ?? possible.find((act) => act === 'activate' || act === 'use')
  return sheet({
    title: words.next,
    id: 'next',
    ...(claim.state === 'granted' && claim.activateBy && { detail: words.activateBefore(claim.activateBy) }),
    body: possible.map((act) =>
      disclosure({ language, summary: named[act], open: act === main, body: followUpForm(page, act) }),
    ),
  })
}

function followUpForm(page: ClaimPage, act: FollowUp): Html {
  const { language, claim, may, currency, currencies, newKey, refused, typed } = page
  const words = claimWords[language].claim
  const label = (may.staff ? words.followFor : words.follow)[act]
  const error = refused?.at === act ? refused.sentence : undefined
  const amount =
    (act === 'activate' || act === 'use') &&
    html`${moneyField({ language, name: 'amount', id: `${act}-amount`, label: words.amountOf[act], hint: words.amountHint, amount: error ? typed.amount : undefined, currency, currencies, error })}${field({ language, name: 'source', id: `${act}-source`, label: words.source, hint: words.sourceHint, value: error ? typed.source : undefined, maxlength: 300 })}`
  const reason =
    (act === 'revoke' || act === 'withdraw' || act === 'end') &&
    textarea({
      language,
      name: 'reason',
      id: `${act}-reason`,
      label: words.reason,
      required: act === 'revoke',
      rows: 2,
      value: error ? typed.reason : undefined,
      error,
    })
  const tone = act === 'revoke' || act === 'withdraw' ? 'danger' : 'plain'
  return form({
    language,
    action: href(language, `/claims/${claim.id}/follow-up`),
    key: newKey(),
    body: html`<input type="hidden" name="act" value="${act}"><p class="hint">${words.followHint[act]}</p>${amount}${reason}${actions(submit({ label, tone }))}`,
  })
}

function valuesSheet({ language, claim, values }: ClaimPage): Content {
  if (claim.grantedOn === null) return undefined
  const words = claimWords[language]
  return sheet({
    title: words.claim.values,
    detail: words.claim.valuesDetail,
    body: table({
      language,
      caption: words.claim.values,
      captionHidden: true,
      columns: [
        {
          label: words.claim.value,
          cell: (kind: ValueKind) =>
            html`${words.values[kind].name}<div class="quiet font-normal">${words.values[kind].meaning}</div>`,
        },
        {
          label: words.claim.amount,
          numeric: true,
          cell: (kind) => {
            const value = values.get(kind)
            return value
              ? html`<span class="whitespace-nowrap">${showMoney(language, value.value)}</span>`
              : html`<span class="quiet">${words.claim.unknownValue}</span>`
          },
        },
        {
          label: words.claim.source,
          cell: (kind) => {
            const value = values.get(kind)
            return value
              ? html`<bdi>${value.source}</bdi><br><span class="quiet">${showDate(language, value.on)}</span>`
              : '–'
          },
        },
      ],
      rows: VALUE_KINDS,
    }),
  })
}

function historySheet({ language, steps, names, zone }: ClaimPage): Html {
  const words = claimWords[language]
  const rows = steps.map(
    ({ act, at, by, reason }) =>
      html`<li><p>${words.acts[act]}</p><p class="quiet">${showInstant(language, at, zone)} · <bdi>${(by && names.get(by)) ?? words.claim.system}</bdi></p>${reason && html`<p class="quiet"><bdi>${reason}</bdi></p>`}</li>`,
  )
  return sheet({ title: words.claim.history, body: html`<ol class="steps-taken">${rows}</ol>` })
}

/** The page that shows a code, once. */
export function codeBody(language: Language, claim: ShownClaim, { code, number, expiresOn }: RevealedCode): Html {
  const words = claimWords[language].claim
  return html`${heading({
    title: words.code,
    detail: html`<bdi>${claim.offer[language]}</bdi>`,
    above: { href: href(language, `/claims/${claim.id}`), label: words.back },
    focus: true,
  })}<div class="flow">${sheet({
    body: html`<p class="code-shown" dir="ltr"><code>${code}</code></p><p class="quiet">${words.codeNumber(number)}${expiresOn && ` · ${words.codeEnds(expiresOn)}`}</p><p>${words.shownOnce}</p>`,
  })}${actions(buttonLink({ label: words.back, href: href(language, `/claims/${claim.id}`) }))}</div>`
}

/** Where an offer could not be had: why, and what to do. */
export function refusedBody(language: Language, sentence: string, { backHref }: { readonly backHref: string }): Html {
  const words = claimWords[language].refused
  return html`${heading({ title: words.title, focus: true })}<div class="flow">${notice({ language, kind: 'warning', title: sentence })}${actions(
    buttonLink({ label: words.back, href: backHref, tone: 'primary' }),
    buttonLink({ label: words.yours, href: href(language, '/claims'), tone: 'plain' }),
  )}</div>`
}

export interface ExceptionPage {
  readonly language: Language
  readonly company: { readonly id: Id<'company'>; readonly name: string }
  readonly offers: readonly { readonly value: string; readonly label: string }[]
  /** The one that is chosen, with what its rule says of the company. */
  readonly offer: Id<'offer'> | undefined
  readonly verdict: 'eligible' | 'ineligible' | 'undetermined' | undefined
  readonly key: string
  readonly typed: string
  readonly error: FieldError | undefined
}

/** Where somebody of the park grants an offer though the rule does not say yes. */
export function exceptionBody(page: ExceptionPage): Html {
  const { language, company, offers, offer, verdict, key, typed, error } = page
  const words = claimWords[language].exception
  const back = href(language, `/companies/${company.id}/opportunities`)
  const wrong = (field: string) => (error?.field === field ? error.message : undefined)
  return html`${heading({ title: words.title(company.name), detail: words.detail })}<div class="flow">${sheet({
    body: form({
      language,
      action: href(language, `/companies/${company.id}/exception`),
      key,
      errors: error ? [error] : [],
      body: html`${select({ language, name: 'offer', label: claimWords[language].list.offer, options: offers, value: offer, required: true, error: wrong('offer') })}${verdict && html`<p class="strong">${words.says(verdict)}</p>`}${textarea({ language, name: 'reason', label: words.reason, hint: words.reasonHint, required: true, value: typed, error: wrong('reason') })}${actions(
        submit({ label: words.grant }),
        buttonLink({ label: words.cancel, href: back, tone: 'quiet' }),
      )}`,
    }),
  })}</div>`
}
