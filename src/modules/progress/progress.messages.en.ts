import { plural, showDate, showNumber } from '../../kernel/language.ts'
import type { ProgressWords } from './progress.messages.ts'

export const en: ProgressWords = {
  title: (granted) =>
    plural('en', granted, {
      zero: 'No request granted for your offers yet',
      one: '# request granted for your offers',
      other: '# requests granted for your offers',
    }),
  detail: (day) => `On ${showDate('en', day)}. Numbers only: who asks stays between the company and the park.`,
  none: 'None of your offers is in this park',
  noneDetail: 'The park’s management opens offers. Write to it to open yours.',
  offers: 'How far your offers have come',
  offer: 'Offer',
  steps: {
    asked: 'Asked for',
    open: 'To decide',
    granted: 'Granted',
    activated: 'Activated',
    used: 'Used',
    returned: 'Given back',
  },
  closed: 'closed',
  waiting: (grants) =>
    plural('en', grants, {
      zero: 'Nothing waits to be activated',
      one: '# granted request waits to be activated',
      other: '# granted requests wait to be activated',
    }),
  waitingDetail:
    'The park finds the company by the number of the request: give it that if something is stuck on your side.',
  number: 'Number',
  code: 'Code',
  codeNumber: (number) => `no. ${showNumber('en', number)}`,
  noCode: 'without code',
  grantedOn: 'Granted on',
  activateBy: 'To be activated by',
  noLimit: 'no day set',
  codes: 'Your codes',
  codesDetail: 'Send the park more before a pool is low.',
  codesLeft: (free, total) =>
    `${plural('en', free, { zero: 'No free code', one: '# free code', other: '# free codes' })} of ${showNumber('en', total)}`,
  low: (lowAt) => `low: ${showNumber('en', lowAt)} or fewer`,
  lowFrom: (lowAt) => `low from ${showNumber('en', lowAt)} on`,
  lowOn: (day) => `at the pace of the last 90 days, low around ${showDate('en', day)}`,
  noPace: 'none given in the last 90 days',
  byMonth: 'Granted by month',
  byMonthDetail: 'Over twelve months, given back later or not.',
  bySite: 'Granted by site',
  bySector: 'Granted by sector',
  smallDetail: (least) =>
    `What counts fewer than ${showNumber('en', least)} is put together, so that nobody is recognised.`,
  others: 'Others',
}
