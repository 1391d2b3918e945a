import type { InLanguages } from '../../kernel/messages.ts'
import { ar } from './drafts.messages.ar.ts'
import { en } from './drafts.messages.en.ts'
import { fr } from './drafts.messages.fr.ts'

export interface DraftWords {
  readonly save: string
  readonly saved: string
  readonly savedDetail: string
  /** When it was last saved, and by whom. */
  readonly lastSaved: (by: string, on: string) => string
  /** The same in a list of drafts. */
  readonly listed: (by: string, on: string) => string
  readonly somebody: string
  readonly changed: (by: string, on: string) => string
  readonly changedDetail: string
  readonly openSaved: string
  readonly theirs: (by: string, text: string) => string
  readonly theirsEmpty: (by: string) => string
  readonly gone: string
  readonly goneDetail: string
  readonly tooMany: (most: number) => string
  readonly tooLarge: string
  readonly olderTerms: string
  readonly olderTermsDetail: string
  readonly seePresent: string
  readonly discard: string
  readonly discardDetail: string
  readonly notDiscarded: string
  readonly notDiscardedDetail: string
  readonly list: (drafts: number) => string
  readonly listDetail: string
  readonly listOfTerms: (drafts: number) => string
  readonly untitled: string
  readonly untitledTerms: string
  readonly newOffer: string
  readonly newOfferOf: (partner: string) => string
  readonly termsOf: (offer: string) => string
  readonly ticked: string
  readonly live: {
    readonly noCondition: string
    readonly unreadable: string
  }
}

export const draftWords: InLanguages<DraftWords> = { fr, ar, en }
