import { plural, showDate, showList, showNumber } from '../../kernel/language.ts'
import type { ClaimWords } from './claims.messages.ts'
import type { ClaimState } from './claim.ts'

const states: Readonly<Record<ClaimState, string>> = {
  requested: 'Asked for',
  verified: 'Checked',
  granted: 'Granted',
  activated: 'Taken up',
  used: 'Used',
  ended: 'Over',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  expired: 'Lapsed',
  revoked: 'Taken back',
}
const mb = (bytes: number) => showNumber('en', Math.floor(bytes / 1024 / 1024))

export const en: ClaimWords = {
  refusals: {
    'key-reused': () => 'This form was already used for something else. Reload the page and start again.',
    'not-allowed': () => 'Your role does not allow this. Ask the park’s team.',
    'company-not-found': () => 'This company was not found. Go back to your list.',
    'offer-not-found': () => 'This offer was not found. Go back to the list of opportunities.',
    'claim-not-found': () => 'This request was not found. Go back to the list of requests.',
    'offer-closed': () => 'This offer is closed. Look at the other offers that are open to you.',
    'opens-later': ({ on }) => `This offer can be asked for from ${showDate('en', on)}. Come back then.`,
    'closed-on': ({ on }) =>
      `This offer could be asked for until ${showDate('en', on)}. Look at the other open offers.`,
    'agreement-not-running': () =>
      'The agreement behind this offer has not begun. Ask the park’s team from when it runs.',
    'agreement-suspended': () =>
      'The agreement behind this offer is suspended, so nothing is granted for now. Ask again when it runs again.',
    'agreement-ended': ({ on }) =>
      `The agreement behind this offer ${on ? `ended on ${showDate('en', on)}` : 'has ended'}. Ask the park’s team whether it is renewed.`,
    'not-eligible': () =>
      'By its rule the company is not entitled to this offer today. The list of opportunities says why, and what would change it.',
    'cannot-say': ({ missing }) =>
      missing === 0
        ? 'We cannot say yet whether the company is entitled: somebody of the park has to decide first.'
        : `We cannot say yet whether the company is entitled. ${plural('en', missing, { one: 'One answer is', other: '# answers are' })} missing: give ${missing === 1 ? 'it' : 'them'} in the list of opportunities.`,
    'not-with': ({ other, freeOn }) =>
      `This offer is not given beside “${other.en}”, which the company has. ${freeOn ? `It opens on ${showDate('en', freeOn)}.` : 'Ask again once that one is over.'}`,
    'only-after': ({ other, openOn }) =>
      openOn
        ? `This offer comes after “${other.en}”. It opens to the company on ${showDate('en', openOn)}.`
        : `This offer comes after “${other.en}”. Take that one first.`,
    'already-claimed': () => 'The company already has this offer. Its request is in the list of requests.',
    'already-requested': () =>
      'The company has already asked for this offer. Wait for the decision, or withdraw that request.',
    'offer-full': () => 'All places of this offer are taken. Ask the park’s team whether more will come.',
    'budget-spent': () => 'The budget of this offer is spent. Ask the park’s team whether more will come.',
    'site-full': () => 'All places for your site are taken. Ask your site’s manager whether more will come.',
    'company-full': () => 'The company has taken all the places it may have of this offer. End one to take another.',
    'person-full': () =>
      'You have taken all the places one person may have of this offer. Somebody else of the company can ask.',
    'agreement-full': () =>
      'All the places that the agreement gives for all its offers together are taken. Ask the park’s team whether it will be extended.',
    'agreement-companies-full': () =>
      'As many companies as the agreement behind this offer provides for benefit from it already. Ask the park’s team whether it will be extended.',
    'no-codes-left': () =>
      'Every code of this offer has been handed out. The park’s team knows; ask again in a few days.',
    'for-the-director': () => 'Only the park’s director decides on this offer. Leave the request to them.',
    'not-now': ({ state }) =>
      `This cannot be done now: the request is “${states[state]}”. Reload the page to see where it stands.`,
    'documents-missing': ({ names }) =>
      `These papers are missing: ${showList('en', names)}. Ask the company for them, or grant it as an exception with a reason.`,
    'text-too-long': ({ most }) =>
      `This text is longer than ${showNumber('en', most)} characters. Shorten it; nothing was done yet.`,
    'reason-missing': () => 'Give a reason: the company and the park will want to know it later.',
    'amount-not-understood': () => 'This amount was not understood. Write it in figures, such as 12,500.',
    'code-not-found': () => 'There is no code to show here. If the offer hands out codes, ask the park’s team.',
    'key-missing': () =>
      'This code cannot be opened on this server. Tell whoever looks after it that a key for codes is missing.',
    'no-file': () => 'Choose a file first.',
    'file-too-large': ({ most }) => `This file is larger than ${mb(most)} MB. Send a smaller one.`,
    'not-a-document': () => 'This file is not a PDF, a Word document or a picture. Send one of these.',
    'not-asked-for': () => 'This paper is not asked for. Choose one of those that are.',
    'too-many-documents': ({ most }) => `A request holds ${showNumber('en', most)} papers at most.`,
    'document-there-already': () => 'This very file is there already.',
  },
  states,
  acts: {
    request: 'Asked for',
    verify: 'Checked: all is in order',
    grant: 'Granted',
    refuse: 'Refused',
    withdraw: 'Withdrawn',
    activate: 'Taken up',
    use: 'Used',
    end: 'Over',
    expire: 'Lapsed: not taken up in time',
    revoke: 'Taken back by the park',
    'take-over': 'Taken over',
    escalate: 'Brought before the director: it has waited too long',
    'replace-code': 'Given a new code: the old one does not work',
  },
  verifiers: { nobody: 'Nobody: granted at once', 'site-manager': 'The site’s manager', director: 'The director' },
  verdicts: { eligible: 'Entitled', ineligible: 'Not entitled', undetermined: 'Cannot be said' },
  values: {
    declared: { name: 'Declared', meaning: 'What the partner says it is worth at most' },
    granted: { name: 'Granted', meaning: 'What was granted to this company' },
    activated: { name: 'Taken up', meaning: 'What the company has activated' },
    used: { name: 'Used', meaning: 'What was really used' },
  },
  told: ({ act, company, reason, withCode, papers }, offer) => {
    const because = reason ? { detail: `Reason: ${reason}` } : {}
    switch (act) {
      case 'request':
        return { title: `${company} asks for “${offer}”`, detail: 'Look at the request and decide.' }
      case 'verify':
        return { title: `Your request for “${offer}” is in order`, detail: 'Now it is being decided on.' }
      case 'grant':
        return {
          title: `“${offer}” is granted to ${company}`,
          detail: withCode
            ? 'Your code is ready. Open the request to see it.'
            : 'Open the request for what comes next.',
        }
      case 'refuse':
        return { title: `Your request for “${offer}” is refused`, ...because }
      case 'withdraw':
        return { title: `${company} has withdrawn its request for “${offer}”`, ...because }
      case 'expire':
        return {
          title: `“${offer}” has lapsed`,
          detail: 'It was not taken up in time. You can ask for it again while it is open.',
        }
      case 'revoke':
        return { title: `“${offer}” is taken back`, ...because }
      case 'escalate':
        return {
          title: `${company} still waits for a decision on “${offer}”`,
          detail: 'It has waited for more working days than the park lets pass. Look at it and decide.',
        }
      case 'replace-code':
        return {
          title: `You have a new code for “${offer}”`,
          detail: 'The old one does not work. Open the request to see the new one.',
        }
      case 'activate':
      case 'use':
      case 'end':
      case 'take-over':
        return { title: `“${offer}”: something is new`, ...(papers > 0 && { detail: 'Open the request to see it.' }) }
    }
  },
  ask: {
    button: 'Ask for it',
    buttonFor: 'Ask on its behalf',
    spoken: (offer) => `Ask for it – ${offer}`,
    running: (state) => (state === 'requested' || state === 'verified' ? 'Request under way' : 'Obtained'),
    exception: 'Grant as an exception',
  },
  list: {
    ours: (open, granted) =>
      open + granted === 0
        ? 'No request yet'
        : [
            granted > 0 && plural('en', granted, { one: 'one offer obtained', other: '# offers obtained' }),
            open > 0 && plural('en', open, { one: 'one request waits', other: '# requests wait' }),
          ]
            .filter(Boolean)
            .join(', ')
            .replace(/^./, (letter) => letter.toUpperCase()),
    oursDetail: 'What your company has asked for, and what came of it.',
    toDecide: (claims) =>
      plural('en', claims, {
        zero: 'No request waits for a decision',
        one: 'One request to decide',
        other: '# requests to decide',
      }),
    toDecideDetail: 'Those that have waited longest come first.',
    none: 'No request yet',
    noneDetail: 'Choose an offer that your company is entitled to and ask for it with one click.',
    noneOf: {
      open: { title: 'Nothing to decide', detail: 'Requests of companies come here as soon as they are made.' },
      running: {
        title: 'Nothing granted yet',
        detail: 'What companies obtain comes here and stays while it is in use.',
      },
      over: {
        title: 'Nothing is over yet',
        detail: 'Requests that were refused, withdrawn or taken back, that lapsed or came to their end, come here.',
      },
    },
    seeOpportunities: 'See our opportunities',
    tabs: 'Requests by state',
    tab: { open: () => 'to decide', running: () => 'granted', over: () => 'over' },
    company: 'Company',
    offer: 'Offer',
    site: 'Site',
    state: 'State',
    asked: 'Asked on',
    waits: 'Waits',
    owner: 'With',
    nobody: 'Nobody yet',
    workingDays: (days) => plural('en', days, { zero: 'since today', one: 'one working day', other: '# working days' }),
    overdue: 'too long',
    holidays: 'Days off',
  },
  claim: {
    title: (state, company, offer) => {
      const sentences: Readonly<Record<ClaimState, string>> = {
        requested: `${company} asks for “${offer}”`,
        verified: `${company}’s request for “${offer}” is in order and waits for a decision`,
        granted: `${company} has “${offer}”`,
        activated: `${company} has taken up “${offer}”`,
        used: `${company} uses “${offer}”`,
        ended: `${company} had “${offer}”`,
        refused: `${company} was refused “${offer}”`,
        withdrawn: `${company} has withdrawn its request for “${offer}”`,
        expired: `${company} did not take up “${offer}” in time`,
        revoked: `“${offer}” was taken back from ${company}`,
      }
      return sentences[state]
    },
    above: 'Requests',
    done: {
      asked: 'Your request is made. You will hear from the park.',
      granted: 'It is granted.',
      decided: 'Your decision is recorded, and the company is told.',
      followed: 'It is recorded.',
      document: 'The paper is added.',
      'taken-over': 'The request is with you now.',
      replaced: 'The company has a new code and is told.',
    },
    facts: 'The request',
    by: 'With',
    decides: 'Decided by',
    decideBy: 'To be decided by',
    escalatedOn: 'Before the director since',
    overdue: (days) =>
      plural('en', days, {
        one: 'This request has waited for one working day',
        other: 'This request has waited for # working days',
      }),
    overdueDetail: (by, escalatedOn) =>
      `It was to be decided by ${showDate('en', by)}.${escalatedOn ? ` The director has known since ${showDate('en', escalatedOn)}.` : ''}`,
    rule: 'What the rule said',
    exception: 'Granted as an exception',
    number: 'Number',
    grantedOn: 'Granted on',
    activateBy: 'To be taken up by',
    activateBefore: (day) => `Take it up by ${showDate('en', day)}: after that it lapses.`,
    decide: 'Your decision',
    decideDetail: 'The company is judged anew at the moment you grant.',
    reason: 'Reason',
    reasonHint: 'The company reads it. Needed for a refusal and for an exception.',
    asException: 'Grant it as an exception, though the rule does not say yes or a paper is missing',
    verify: 'Mark as checked',
    grant: 'Grant',
    refuse: 'Refuse',
    takeOver: 'Take it over',
    waitsFor: (whom) =>
      whom === 'director'
        ? 'The request waits for the decision of the park’s director.'
        : 'The request waits for the decision of the site’s manager.',
    documents: 'Papers asked for',
    documentsDetail: 'Somebody of the park looks at them before deciding.',
    documentsDone: 'All papers are there.',
    missing: 'missing',
    add: (name) => `Add: ${name}`,
    upload: 'Add the paper',
    fileHint: 'PDF, Word or picture, 5 MB at most.',
    code: 'The code',
    codeReady: 'Your code is ready. Nobody has seen it yet.',
    codeSeen: (day) => `First seen on ${showDate('en', day)}.`,
    codeForCompany: 'Only the company sees its code.',
    codeSpent: 'The code is out of use.',
    codeEnds: (day) => `To be used by ${showDate('en', day)}.`,
    reveal: 'Show the code',
    revealAgain: 'Show the code again',
    revealHint: 'It is put on record who looks at it and when.',
    shownOnce: 'Copy it now. This page is not kept.',
    codeNumber: (number) => `Code no. ${number}`,
    back: 'Back to the request',
    dead: 'The code does not work',
    deadHint: 'Say what happened. The company gets the next code.',
    replace: 'Give a new code',
    values: 'What it is worth',
    valuesDetail: 'Four figures that are never added to one another.',
    unknownValue: 'not known',
    value: 'Value',
    amount: 'Amount',
    on: 'On',
    source: 'Source',
    history: 'What happened',
    system: 'Tremplin',
    next: 'What comes next',
    follow: {
      withdraw: 'Withdraw',
      activate: 'We have taken it up',
      use: 'We use it',
      end: 'It is over',
      revoke: 'Take it back',
    },
    followFor: {
      withdraw: 'The company gives it up',
      activate: 'The company has taken it up',
      use: 'The company uses it',
      end: 'It is over',
      revoke: 'Take it back',
    },
    followHint: {
      withdraw: 'The place goes to the next company.',
      activate: 'As soon as the account with the partner is open.',
      use: 'Once something was really used.',
      end: 'When nothing is left, or its time is over.',
      revoke: 'The company is told why, and the place goes to the next.',
    },
    amountOf: { activate: 'Amount taken up', use: 'Amount used so far' },
    amountHint: 'Leave it empty if you do not know.',
    sourceHint: 'Where the amount stands, such as the partner’s console.',
    afterwards: {
      refused: 'Once this reason is gone, the company can ask for the offer again while it is open.',
      withdrawn: 'The company can ask for the offer again while it is open.',
      expired: 'The company can ask for the offer again while it is open, and take it up in time.',
      revoked: 'The company cannot use the offer any more. For questions it turns to the park’s team.',
    },
  },
  refused: {
    title: 'This offer cannot be asked for now',
    back: 'Back to the opportunities',
    yours: 'See the requests',
  },
  exception: {
    title: (company) => `Grant ${company} an offer as an exception`,
    detail:
      'The rule stays as it is. Your reason is put on record beside this one grant. Places and codes count as always.',
    says: (verdict) =>
      ({
        eligible: 'The rule says yes: no exception is needed.',
        ineligible: 'The rule says no today.',
        undetermined: 'The rule cannot say: answers are missing.',
      })[verdict],
    reason: 'Reason',
    reasonHint: 'Why this company, and who agreed.',
    grant: 'Grant as an exception',
    cancel: 'Cancel',
  },
}
