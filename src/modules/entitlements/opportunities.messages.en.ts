import { plural, showDate, showMoney } from '../../kernel/language.ts'
import type { OpportunityWords } from './opportunities.messages.ts'

export const en: OpportunityWords = {
  pageTitle: 'Our opportunities',
  title: (company, entitled, soon) => {
    if (entitled === 0) return `${company} is not entitled to any offer yet`
    const offers = plural('en', entitled, { one: 'one offer', other: '# offers' })
    const ending = soon === entitled ? ', to seize soon' : `, ${soon === 1 ? 'one' : soon} of them to seize soon`
    return `${company} is entitled to ${offers}${soon === 0 ? '' : ending}`
  },
  detail: (offers, held, on) => {
    const had = plural('en', held, {
      zero: '',
      one: ', one of which you already have',
      other: ', # of which you already have',
    })
    return `of ${plural('en', offers, { one: 'one open offer', other: '# open offers' })}${had}, on ${showDate('en', on)}`
  },
  titleHeld: (company, held) =>
    `${company} already has ${plural('en', held, { one: 'one offer', other: '# offers' })} and is entitled to no other today`,
  asSeenBy: (company) => `You see this page as ${company} sees it.`,
  tabs: 'Offers by verdict',
  tab: { eligible: 'yes', 'act-before': 'act before', undetermined: 'tell us more', ineligible: 'no' },
  sections: {
    eligible: { title: 'You are entitled to these' },
    'act-before': { title: 'Seize these while they are open', detail: 'Yours, but for less than six months.' },
    undetermined: {
      title: 'Tell us more',
      detail: 'We lack what it takes to say yes or no. Choose a question to answer it.',
    },
    ineligible: { title: 'Not for you today', detail: 'With the reason, and what would change the answer.' },
  },
  actBefore: (day) => `Act before ${showDate('en', day)}`,
  until: (lastDay) => `until ${showDate('en', lastDay)}`,
  unsureFrom: (day) => `to be confirmed on ${showDate('en', day)}`,
  opensOn: (day) => `Opens to you on ${showDate('en', day)}, if nothing else changes.`,
  noEnd: 'no known end',
  upTo: (amount) => `up to ${showMoney('en', amount)}`,
  months: (months) => plural('en', months, { one: '# month', other: '# months' }),
  by: (partner) => `By ${partner}`,
  missing: (answers) => plural('en', answers, { one: 'One answer is missing:', other: '# answers are missing:' }),
  seeOthers: (offers) => plural('en', offers, { one: 'See the other one', other: 'See the other #' }),
  because: (requirement) => `Condition not met: ${requirement}.`,
  correct: (fact) => `Correct: ${fact}`,
  changeAnswer: 'Change the answer',
  wouldChange: (changes) => (changes === 1 ? 'One change would be enough' : 'Any one of these changes would be enough'),
  decide: 'Decide',
  decideAgain: 'Review the decision',
  enterStay: 'Go to the stay',
  answerHere: 'Answer',
  benefits: 'What you receive',
  source: (name) => `Rule: ${name}`,
  readOn: (date) => `read ${date.length === 10 ? 'on' : 'in'} ${showDate('en', date)}`,
  readOnUnknown: 'date of reading unknown',
  via: (name, licence) => `according to ${name}, ${licence}`,
  certainty: {
    high: 'high certainty: the provider’s own text was read',
    medium: 'medium certainty: a dated reading by others',
    low: 'low certainty: an old or second-hand source',
  },
  visit: 'See the offer',
  visitOffer: (title) => `See the offer ${title}`,
  list: {
    search: 'Search the offers',
    searchHint: 'Title, partner or benefit',
    find: 'Search',
    narrow: 'Filter and order',
    kind: 'Benefit',
    allKinds: 'All benefits',
    partner: 'Partner',
    allPartners: 'All partners',
    order: 'Order by',
    usualOrder: 'Urgency, then value',
    orders: { value: 'Value', closing: 'Closing date', nearest: 'One answer away' },
    found: (company, offers, entitled) => {
      if (offers === 0) return 'No offer matches'
      if (offers === 1)
        return `One offer found: ${company} is ${entitled === 1 ? 'entitled to it' : 'not entitled to it today'}`
      const right =
        entitled === 0 ? 'none' : entitled === offers ? 'all' : plural('en', entitled, { one: 'one', other: '#' })
      return `${plural('en', offers, { other: '# offers found' })}: ${company} is entitled to ${right} of them`
    },
    quoted: (search) => `“${search}”`,
    none: 'No offer matches',
    noneDetail: 'Try another word, or take a filter away.',
    noneOfVerdict: 'No offer has this verdict',
    allVerdicts: 'All verdicts',
    all: 'All offers',
  },
  held: {
    have: 'We already have it',
    haveForCompany: 'The company already has it',
    title: (offers) =>
      plural('en', offers, { one: 'You already have this offer', other: 'You already have these # offers' }),
    told: (by, on) => `told by ${by === 'company' ? 'the company' : 'the park’s team'} on ${showDate('en', on)}`,
    undo: 'Undo',
    recorded: (offer) => `Noted: you already have ${offer}.`,
    recordedDetail: 'It will not be offered to you again. You find it at the foot of the page.',
    withdrawn: (offer) => `${offer} is back on your list.`,
    usedAlready: 'This page was already used. Please try again.',
    counted: (offers) => plural('en', offers, { other: '# already held' }),
  },
  sheet: {
    link: 'Sheet to print',
    back: 'Back to opportunities',
    toPrint: 'This page is made for paper: print it from your browser’s menu (Ctrl + P).',
    rights: 'Offers open to the company',
    offer: 'Offer',
    until: 'Until when',
    worth: 'Value',
    moreOffers: (offers) =>
      plural('en', offers, { one: 'and one more, to be seen online', other: 'and # more, to be seen online' }),
    missing: 'What we lack to answer',
    question: 'Question',
    settles: 'Offers concerned',
    moreQuestions: (questions) =>
      plural('en', questions, {
        one: 'and one more question, to be seen online',
        other: 'and # more questions, to be seen online',
      }),
    closed: (offers) =>
      plural('en', offers, {
        one: 'One offer is not open to the company today; the reason is online.',
        other: '# offers are not open to the company today; the reasons are online.',
      }),
    held: (offers, others) =>
      `The company already has: ${offers}${plural('en', others, { zero: '', one: ' and one more', other: ' and # more' })}.`,
    made: (on) => `Made on ${showDate('en', on)} from what the park knew on that day.`,
  },
  question: {
    eyebrow: 'The question that decides most',
    asked: 'Your answer',
    decides: (offers) =>
      plural('en', offers, { one: 'Your answer can settle one offer.', other: 'Your answer can settle # offers.' }),
    decidesWorth: (offers, worth) =>
      plural('en', offers, {
        one: `Your answer can settle one offer, worth up to ${showMoney('en', worth)}.`,
        other: `Your answer can settle # offers, one of them worth up to ${showMoney('en', worth)}.`,
      }),
    yes: 'Yes',
    no: 'No',
    none: 'No amount at all',
    noneOfThese: 'None of these',
    answer: 'Answer',
    later: 'Later',
    goTo: 'Answer the question that decides most',
    usedAlready: 'This page was already used. Please answer again.',
    notAnAnswer: 'Choose or write an answer.',
    roughKnown: (date) => `All we know is: ${showDate('en', date)}. We need a more exact date.`,
  },
  sources: {
    declared: 'declared by the company',
    workbook: 'the park’s workbook',
    document: 'a document',
    operator: 'the park’s team',
  },
  changes: {
    title: 'What changes soon',
    nothing: 'No date changes your rights within two years.',
    closes: (offer) => `${offer} closes to you`,
    opens: (offer) => `${offer} opens to you`,
    unsure: (offer) => `${offer} will have to be confirmed`,
    ends: (offer) => `${offer} comes to its end`,
  },
  empty: {
    noOffers: 'No offer is open at the moment',
    noOffersDetail: 'This page fills as soon as the park opens an offer to its companies.',
    nothingToAsk: 'We have nothing left to ask you',
    nothingToAskDetail: 'Every offer has its answer. We will tell you if a date changes one.',
    chooseOffers: 'Choose offers',
  },
  answered: 'Thank you, your answer is recorded.',
  brought: (more, settled) => {
    if (more > 0)
      return plural('en', more, { one: 'It opens one more offer to you.', other: 'It opens # more offers to you.' })
    if (settled > 0) return plural('en', settled, { one: 'It settles one offer.', other: 'It settles # offers.' })
    return 'This page already takes it into account.'
  },
  summary: { title: 'Opportunities', all: 'See all opportunities' },
}
