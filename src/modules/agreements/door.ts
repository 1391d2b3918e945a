import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Course, lastDay, stateOn, suspensionOn } from './agreement.ts'
import type { OfferLimits } from './limits.ts'

/** Why nobody is given an offer on a day, whatever its rule says of them. */
export type ShutDoor =
  /** `from`: the day on which it begins; undefined while nobody has signed it. */
  | { readonly code: 'agreement-not-running'; readonly from: CivilDate | undefined }
  | { readonly code: 'agreement-suspended'; readonly since: CivilDate }
  | { readonly code: 'agreement-ended'; readonly on: CivilDate | undefined }
  | { readonly code: 'opens-later'; readonly on: CivilDate }
  | { readonly code: 'closed-on'; readonly on: CivilDate }

/** Whether an offer under an agreement, with a window of its own, is shut on a day, and why; undefined where it is open. */
export function shutDoor(
  agreement: Course | undefined,
  { window }: Pick<OfferLimits, 'window'>,
  on: CivilDate,
): ShutDoor | undefined {
  switch (agreement && stateOn(agreement, on)) {
    case 'draft':
      return { code: 'agreement-not-running', from: undefined }
    case 'not-begun':
      return { code: 'agreement-not-running', from: agreement?.beginsOn }
    case 'suspended':
      return { code: 'agreement-suspended', since: (agreement && suspensionOn(agreement, on)?.suspendedOn) ?? on }
    case 'ended':
      return { code: 'agreement-ended', on: agreement && lastDay(agreement) }
    case 'running':
    case undefined:
      break
  }
  if (window?.from !== undefined && on < window.from) return { code: 'opens-later', on: window.from }
  if (window?.until !== undefined && window.until < on) return { code: 'closed-on', on: window.until }
  return undefined
}
