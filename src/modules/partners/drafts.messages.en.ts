import { plural, showNumber } from '../../kernel/language.ts'
import type { DraftWords } from './drafts.messages.ts'

export const en: DraftWords = {
  save: 'Save as draft',
  saved: 'The draft is saved',
  savedDetail: 'Only the management of the park sees it. Nothing is published, and no company is judged by it.',
  lastSaved: (by, on) => `Draft, last saved by ${by} on ${on}`,
  listed: (by, on) => `saved by ${by} on ${on}`,
  somebody: 'somebody',
  changed: (by, on) => `${by} saved this draft on ${on}, while you were writing`,
  changedDetail:
    'What you typed is still in the form. Where the two differ, what is saved stands at the field. Save or publish to put yours in its place, or open what is saved and go on from there.',
  openSaved: 'Open what is saved',
  theirs: (by, text) => `Saved by ${by}: “${text}”`,
  theirsEmpty: (by) => `${by} has left this empty.`,
  gone: 'This draft was published or discarded while you were writing',
  goneDetail:
    'What you typed is still in the form. Look at the offers first; then save it as a new draft, or publish it.',
  tooMany: (most) =>
    `The park has ${showNumber('en', most)} drafts already, so this one was not saved. Publish or discard another one, then save again.`,
  tooLarge: 'This is more text than a draft can keep, so it was not saved. Shorten it, then save again.',
  olderTerms: 'The offer has had other terms since this draft was begun',
  olderTermsDetail:
    'The benefits below are those that it was begun from. Compare them with the present terms before you publish.',
  seePresent: 'See the present terms',
  discard: 'Discard this draft',
  discardDetail: 'What was typed is gone for good. The offers that are published stay as they are.',
  notDiscarded: 'The draft was not discarded, because somebody has saved it meanwhile',
  notDiscardedDetail: 'This is what is saved now. Read it, then discard it if you still want to.',
  list: (drafts) => plural('en', drafts, { one: 'One draft', other: '# drafts' }),
  listDetail: 'Only the management sees them. Nothing is published, and no company is judged by them.',
  listOfTerms: (drafts) => plural('en', drafts, { one: 'One draft of new terms', other: '# drafts of new terms' }),
  untitled: 'Offer without a title yet',
  untitledTerms: 'New terms',
  newOffer: 'New offer',
  newOfferOf: (partner) => `New offer of ${partner}`,
  termsOf: (offer) => `New terms of ${offer}`,
  ticked: 'ticked',
  live: {
    noCondition: 'Fill in at least one condition, without mistakes: the companies are counted here.',
    unreadable: 'The rule cannot be read yet. The companies are counted here once it can.',
  },
}
