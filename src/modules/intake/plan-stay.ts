import { type CivilDate, type RoughDate, addDays, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { MOST_NAME } from './intake.ts'
import type { KnownStay } from './known-company.ts'
import type { Draft } from './match.ts'
import type { Alteration, Shown, Subject } from './preview.ts'
import type { PlannedSite } from './sites-in-file.ts'

/** What applying a row does to a company's residencies: change the one it has, begin one, or both where it moves. */
export interface PlannedStay {
  readonly change?: StayChange
  readonly start?: NewStay
}

/** The terms of a known residency from now on; an absent office stays as it is. */
export interface StayChange {
  readonly stay: KnownStay
  readonly startedOn: RoughDate | null
  readonly endedOn: CivilDate | null
  readonly areaSqm: string | null
  readonly office?: string
}

export interface NewStay {
  readonly site: PlannedSite
  readonly startedOn: RoughDate | null
  readonly endedOn: CivilDate | null
  readonly areaSqm: string | null
  readonly office?: string
}

export interface StayPlan {
  readonly stay?: PlannedStay
  readonly alterations: readonly Alteration[]
}

/** What a row says of where its company is, compared with the residency that the register knows. */
export function planStay(
  draft: Draft,
  known: KnownStay | undefined,
  site: PlannedSite | undefined,
  asOn: CivilDate,
): StayPlan {
  const terms = termsOf(draft)
  const open = known && (known.endedOn === null || known.endedOn > asOn)
  if (!known || !open) {
    if (!site || (known && terms.endedOn !== null)) return { alterations: [] }
    const startedOn = known?.endedOn ? dayAfter(known.endedOn, draft.enteredOn, asOn) : terms.startedOn
    return begin({ site, ...terms, startedOn }, known)
  }
  if (!site || site.id === known.siteId) return keep(known, terms)
  // A workbook of an earlier day does not know of the move that the register tells.
  if (startOf(known) >= asOn) return { alterations: [] }
  const moved = draft.enteredOn && firstDay(draft.enteredOn) > startOf(known) ? firstDay(draft.enteredOn) : asOn
  const begun = begin({ site, ...terms, startedOn: moved }, known)
  const { startedOn, areaSqm } = known
  return { ...begun, stay: { ...begun.stay, change: { stay: known, startedOn, endedOn: moved, areaSqm } } }
}

type Terms = Pick<NewStay, 'startedOn' | 'endedOn' | 'areaSqm' | 'office'>

function termsOf({ enteredOn, leftOn, areaSqm, office }: Draft): Terms {
  const area = areaSqm !== undefined && areaSqm >= 0.01 && areaSqm < 10_000_000 ? areaSqm.toFixed(2) : null
  return {
    startedOn: enteredOn ?? null,
    endedOn: leftOn ? firstDayGone(leftOn) : null,
    areaSqm: area,
    ...(office && office.length <= MOST_NAME ? { office } : {}),
  }
}

/** The first day on which a company that left is no longer there; of a month or a year known alone, the day after it. */
export function firstDayGone(leftOn: RoughDate): CivilDate {
  return leftOn.length === 10 ? firstDay(leftOn) : addDays(lastDay(leftOn), 1)
}

function startOf({ startedOn }: KnownStay): string {
  return startedOn ? firstDay(startedOn) : ''
}

/** A company that comes back began anew after it left: on the day it tells, or by the workbook's day at the latest. */
function dayAfter(ended: CivilDate, enteredOn: RoughDate | undefined, asOn: CivilDate): RoughDate {
  return enteredOn && firstDay(enteredOn) >= ended ? enteredOn : asOn
}

function begin(start: NewStay, known: KnownStay | undefined): StayPlan {
  const { site, startedOn, endedOn, areaSqm, office } = start
  return {
    stay: { start },
    alterations: [
      set('site', text(site.name), known && text(known.siteName)),
      ...(startedOn ? [set('startedOn', { day: startedOn })] : []),
      ...(endedOn ? [set('endedOn', { day: endedOn })] : []),
      ...(office ? [set('office', text(office))] : []),
      ...(areaSqm ? [set('areaSqm', text(areaSqm))] : []),
    ],
  }
}

function keep(known: KnownStay, terms: Terms): StayPlan {
  const startedOn = terms.startedOn && !covers(terms.startedOn, known.startedOn) ? terms.startedOn : known.startedOn
  const endedOn = terms.endedOn ?? known.endedOn
  const areaSqm = terms.areaSqm ?? known.areaSqm
  const office = terms.office !== undefined && terms.office !== known.unitName ? terms.office : undefined
  const alterations = [
    ...(startedOn && startedOn !== known.startedOn ? [set('startedOn', { day: startedOn }, day(known.startedOn))] : []),
    ...(endedOn && endedOn !== known.endedOn ? [set('endedOn', { day: endedOn }, day(known.endedOn))] : []),
    ...(areaSqm && areaSqm !== known.areaSqm
      ? [set('areaSqm', text(areaSqm), known.areaSqm === null ? undefined : text(known.areaSqm))]
      : []),
    ...(office ? [set('office', text(office), known.unitName === null ? undefined : text(known.unitName))] : []),
  ]
  if (alterations.length === 0) return { alterations }
  return { stay: { change: { stay: known, startedOn, endedOn, areaSqm, ...(office ? { office } : {}) } }, alterations }
}

/** Whether the register already knows as much: "2016-03" adds nothing to 5 March 2016. */
function covers(told: RoughDate, known: RoughDate | null): boolean {
  return known !== null && known.startsWith(told)
}

function day(date: RoughDate | null): Shown | undefined {
  return date === null ? undefined : { day: date }
}

function text(value: string): Shown {
  return { text: value }
}

function set(what: Subject, to: Shown, from?: Shown): Alteration {
  return { what, kind: 'set', ...(from ? { from } : {}), to }
}
