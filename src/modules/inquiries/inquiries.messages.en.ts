import { plural, showDate, showNumber } from '../../kernel/language.ts'
import type { InquiryWords } from './inquiries.messages.ts'

export const en: InquiryWords = {
  refusals: {
    'key-reused': () => 'This form was used for something else. Reload the page and start again.',
    'not-allowed': () => 'Your role does not allow asking companies. Ask the park’s team.',
    'inquiry-not-found': () => 'This inquiry cannot be found. Go back to the list of inquiries.',
    'nothing-to-ask': () => 'Choose one question at least.',
    'nobody-to-ask': () =>
      'None of these companies can be asked now: there is no address, or it was asked within the week.',
    'too-many-companies': ({ most }) => `An inquiry goes to ${showNumber('en', most)} companies at most. Send several.`,
    'reminded-lately': () =>
      'Nobody is to be reminded: every company has answered or had a message less than a week ago.',
    'link-closed': () => 'This link is no longer open.',
    'nothing-answered': () => 'Answer one question at least; leave empty what you do not know.',
  },
  list: {
    title: 'Inquiries sent',
    detail: 'What the park asked its companies, and who has answered.',
    caption: 'Inquiries sent',
    asked: 'What is asked',
    on: 'Sent on',
    by: 'By',
    answers: 'Answers',
    of: (answered, asked) => `${showNumber('en', answered)} of ${showNumber('en', asked)}`,
    none: 'No inquiry yet',
    noneDetail: 'The overview tells which answer settles most, and which companies to ask for it.',
    begin: 'Choose the companies',
    above: 'Overview',
  },
  preview: {
    title: (companies) =>
      plural('en', companies, {
        zero: 'No company will get a message',
        one: 'One company will get this message',
        other: '# companies will get this message',
      }),
    nobody: 'No company is chosen',
    nobodyDetail: 'Choose them in the list of missing answers.',
    questions: 'What is asked',
    questionsHint: 'Untick what you do not want to ask.',
    otherFact: 'Ask as well',
    noOther: 'Nothing else',
    letter: 'The message',
    letterDetail: 'Everybody gets it in their own language, with a personal link that is good for 30 days.',
    linkHere: '[personal link]',
    caption: 'Companies asked',
    company: 'Company',
    site: 'Site',
    to: 'Gets the message',
    lately: 'asked within the week already',
    unreachable: 'no e-mail address: call them',
    leftOut: (companies) =>
      plural('en', companies, { one: 'One company is left out', other: '# companies are left out' }),
    send: (companies) => plural('en', companies, { one: 'Send to one company', other: 'Send to # companies' }),
    again: 'Update the preview',
    cancel: 'Cancel',
  },
  shown: {
    title: (answered, asked) =>
      answered === 0
        ? plural('en', asked, {
            one: 'The company asked has not answered yet',
            other: 'None of the # companies asked has answered yet',
          })
        : `${plural('en', answered, { one: 'One company', other: '# companies' })} of ${showNumber('en', asked)} ${answered > 1 ? 'have' : 'has'} answered`,
    detail: (on) => `inquiry sent on ${showDate('en', on)}`,
    sent: (companies) =>
      plural('en', companies, {
        one: 'The inquiry has left for one company.',
        other: 'The inquiry has left for # companies.',
      }),
    reminded: 'The reminder has left.',
    revoked: 'The link of this company is closed.',
    caption: 'Companies asked',
    state: 'State',
    answered: (on) => `answered on ${showDate('en', on)}`,
    waiting: (on) => `last message on ${showDate('en', on)}`,
    closed: (on) => `link closed on ${showDate('en', on)}`,
    letters: (letters) => plural('en', letters, { one: 'one message', other: '# messages' }),
    close: 'Close the link',
    closeFor: (company) => `Close the link of ${company}`,
    remind: (companies) => plural('en', companies, { one: 'Remind one company', other: 'Remind # companies' }),
    remindFrom: (on) => `The next reminder can leave on ${showDate('en', on)}.`,
    allAnswered: 'There is no answer left to wait for.',
  },
  letter: {
    subject: (park, reminder) =>
      reminder ? `${park} still waits for your answer` : `${park} has a question about your company`,
    greeting: 'Hello,',
    text: (park, company, questions) =>
      `${park} needs ${questions > 1 ? 'a few facts' : 'one fact'} about ${company} to know which offers it is entitled to:`,
    how: 'Answer in a minute, without account or password, by this link, which is yours alone:',
    until: (until) => `The link works once, until ${showDate('en', until)}.`,
    ignore: (park) => `You no longer act for this company? Do not answer, and tell the team of ${park}.`,
  },
  answer: {
    title: (company, questions) =>
      `${company}: ${plural('en', questions, { one: 'one question', other: '# questions' })}`,
    detail: (park) =>
      `${park} asks in order to know which offers you are entitled to. Nothing is recorded before you confirm.`,
    hint: 'Leave empty what you do not know.',
    tick: 'Tick all that apply',
    noneOfThese: 'None of these',
    check: 'Check my answers',
    checkTitle: 'Is this right?',
    checkDetail: (company, park) => `This is what ${park} will note of ${company}, as declared by the company.`,
    on: (day) => `on ${showDate('en', day)}`,
    leftOpen: 'left without an answer',
    confirm: 'Confirm and send',
    correct: 'Correct',
    thanks: 'Thank you, your answers are recorded',
    thanksDetail: 'What you are entitled to has just been worked out anew. You can close this page.',
    signIn: 'See our offers',
    closed: 'This link is no longer in use',
    closedDetail:
      'It may have served already, or its date has passed. Answers that were recorded are safe. To give others, sign in or write to the park’s team, who will send you a new link.',
  },
}
