import { plural, showDate, showNumber } from '../../kernel/language.ts'
import type { TermsWords } from './terms.messages.ts'

export const en: TermsWords = {
  adopt: {
    above: 'Catalogue',
    title: (offer) => `Choose ${offer}`,
    detail: 'Read the rule, add what your park asks for as well, count, then choose.',
    theirs: 'What the programme asks for',
    gives: 'What the company receives',
    local: 'What your park asks for as well',
    localDetail:
      'Leave empty what does not matter. These conditions join the rule, and stay when the programme changes its own.',
    sites: 'Hosted at one of these sites',
    sitesHint: 'Tick one or several sites, or none.',
    hosted: 'Hosted by the park, at whichever site',
    hostedAtLeast: 'Hosted without a break for at least how many months',
    ageAtLeast: 'At least how many months of activity',
    ageUnder: 'Less than how many months of activity',
    headcountAtLeast: 'Headcount of at least',
    headcountUnder: 'Headcount below',
    sectors: 'Sectors, at least one of them',
    limitSectors: 'Keep it to some sectors',
    count: 'Count the companies',
    adopt: 'Choose this offer',
    already: 'This offer is yours already',
    see: 'See the offer',
    usedAlready: 'This page was already used. Check it, then choose again.',
  },
  news: {
    notice: (offers) =>
      plural('en', offers, {
        one: 'The catalogue has a new version of one of your offers',
        other: 'The catalogue has a new version of # of your offers',
      }),
    look: 'See what changes',
    title: (offers) =>
      plural('en', offers, {
        zero: 'The catalogue has nothing new on your offers',
        one: 'The catalogue has a new version of one of your offers',
        other: 'The catalogue has a new version of # of your offers',
      }),
    detail: 'Nothing changes for your companies until the management has answered.',
    noneDetail: 'As soon as a programme that you chose changes, it appears here, with who gains and who loses.',
    above: 'News of the catalogue',
    examine: 'Examine',
    examineOffer: (offer) => `Examine ${offer}`,
    changes: {
      rule: 'the rule changes',
      benefits: 'the benefits change',
      dates: 'the dates change',
      keeps: 'what becomes of companies that entered changes',
      ended: 'the programme has ended',
      said: 'the way the rule is written changes',
    },
    back: 'Back to the offers',
  },
  change: {
    title: (offer, gains, loses) =>
      `${offer}: ${
        gains + loses === 0
          ? 'none of your companies gains or loses'
          : `${plural('en', gains, { zero: 'no company gains', one: 'one company gains', other: '# companies gain' })}, ${plural('en', loses, { zero: 'none loses', one: 'one loses', other: '# lose' })}`
      }`,
    ended: (offer) => `${offer}: the programme has ended`,
    detail: (partner, on) => `${partner} · judged on ${showDate('en', on)}`,
    changes: 'What changes',
    onlyWords: 'The conditions read the same; how they are put together differs.',
    gone: 'No longer asked for',
    come: 'Asked for from now on',
    benefitsGone: 'No longer given',
    benefitsCome: 'Given from now on',
    from: 'Valid from',
    until: 'Last day',
    noEnd: 'no end known',
    becomes: (before, after) => `${after} (before: ${before})`,
    keeps: {
      yes: 'Companies that enter under these terms will keep them when others follow.',
      no: 'Companies that enter under these terms will not keep them when others follow.',
    },
    entered: 'Companies that have entered keep the present terms: the rule says so.',
    own: 'Your terms',
    theirs: 'What the catalogue says',
    since: (day) => `since ${showDate('en', day)}`,
    till: (day) => `until ${showDate('en', day)}`,
    counted: (companies, before, after) =>
      `Of ${plural('en', companies, { one: 'one company', other: '# companies' })}, ${plural('en', after, { zero: 'none', other: '#' })} would be entitled, against ${showNumber('en', before)} by your terms.`,
    endedFor: (companies) =>
      plural('en', companies, {
        zero: 'No company is entitled to it today.',
        one: 'One company is entitled to it today.',
        other: '# companies are entitled to it today.',
      }),
    seeWho: 'See which ones',
    gains: (companies) =>
      plural('en', companies, { zero: 'Nobody gains', one: 'One company gains', other: '# companies gain' }),
    loses: (companies) =>
      plural('en', companies, { zero: 'Nobody loses', one: 'One company loses', other: '# companies lose' }),
    unsure: (companies) =>
      plural('en', companies, {
        one: 'Of one company, one of the two rules cannot say',
        other: 'Of # companies, one of the two rules cannot say',
      }),
    others: (companies) => plural('en', companies, { one: 'See the other one', other: 'See the # others' }),
    couldGain: 'An imaginary company that would gain',
    couldLose: 'An imaginary company that would lose',
    nobodyGains: 'No company, not even an imaginary one, can gain.',
    nobodyLoses: 'No company, not even an imaginary one, can lose.',
    undecided: 'The rule has too many choices to find an example.',
    accept: 'Accept the new terms',
    acceptShort: 'Accept',
    acceptDetail:
      'They become a new version of your offer. The conditions that your park added stay, and so do the old terms, on record.',
    acceptEnded: 'Close this offer',
    acceptEndedDetail: 'No company will be entitled to it any more. Its terms stay on record.',
    keep: 'Keep your terms',
    keepDetail: 'The reason is kept with the offer. You are asked again when the programme changes next.',
    reason: 'Why',
    reasonHint: 'For example: our agreement fixes other terms until December.',
    directorDecides: 'The management of the park accepts these terms or keeps its own.',
    answered: 'Somebody has answered already, or the catalogue has changed again. This is how the offer stands.',
  },
  beside: {
    title: 'What the catalogue says',
    detail: 'Your terms differ from it.',
    kept: (day, reason) => `You kept your terms on ${showDate('en', day)}: “${reason}”`,
    local: 'Added by the park',
    origins: { catalogue: 'taken from the catalogue', own: 'written by the park' },
    correct: 'Correct the terms',
  },
  correct: {
    above: 'Offer',
    title: 'Correct the terms',
    detail: 'You publish a new version with its source. The versions before stay on record.',
    change: 'What changes',
    note: 'What changes, and why',
    noteHint: 'One sentence, for whoever reads this a year from now.',
    from: 'Valid from',
    until: 'Last day',
    keeps: 'Companies that enter under these terms keep them',
    rule: 'The rule',
    ruleDetail:
      'One condition a line; what belongs to a group stands further in. The conditions that your park added stay, and are not repeated here.',
    ruleText: 'Text of the rule',
    benefits: 'The benefits',
    benefitsDetail: 'Change amounts and durations, or tick what is no longer given.',
    gone: 'No longer given',
    percent: 'Share in %',
    another: 'One more benefit',
    anotherDetail: 'Leave empty if there is none.',
    source: 'The source',
    sourceDetail: 'Where you read these terms, and when.',
    readOn: 'Read on',
    preview: 'Read and count',
    publish: 'Publish this version',
    closed: 'This offer is archived: open it again on its page to correct it. What you typed can be saved as a draft.',
    usedAlready:
      'This page was already used to publish a version or to save a draft. Look at the offer first, then send it again.',
  },
}
