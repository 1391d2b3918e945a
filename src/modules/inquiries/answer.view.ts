import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  buttonLink,
  checkbox,
  disclosure,
  empty,
  form,
  heading,
  pairs,
  sheet,
  submit,
} from '../../ui/index.ts'
import { href } from '../../platform/web.ts'
import { factFields, factName, factsOfADay } from '../registry/index.ts'
import {
  type FactKey,
  type FactValue,
  type Rule,
  choicesOf,
  factQuestion,
  holdsMany,
  isChoiceKey,
  showFactValue,
} from '../rules/index.ts'
import { type TypedAnswer, carried, noneName, offersNone } from './answer-form.ts'
import type { Opened } from './answer-inquiry.ts'
import { inquiryWords } from './inquiries.messages.ts'

export interface AnswerPage {
  readonly language: Language
  readonly opened: Opened
  readonly answers: readonly TypedAnswer[]
  readonly action: string
  readonly key: string
  readonly errors?: readonly FieldError[]
}

/** The questions of an inquiry, each in the field that a company's page has for it. */
export function questionsBody({ language, opened, answers, action, key, errors = [] }: AnswerPage): Html {
  const { link, park, asked } = opened
  const { answer: words } = inquiryWords[language]
  const fields = answers.map((answer) => {
    const question = factQuestion(answer.key, language, asked)
    const long = isLong(answer.key, language, asked)
    const error = errors.find(({ field }) => field === answer.name)?.message
    const field = factFields({
      language,
      key: answer.key,
      typed: answer,
      parkCurrency: park.currency,
      label: long ? words.tick : question,
      name: answer.name,
      id: answer.name,
      asked,
      error,
      // Nothing has to be answered, and the page says so once.
      required: true,
    })
    const none =
      offersNone(answer.key) &&
      checkbox({
        language,
        name: noneName(answer.name),
        label: words.noneOfThese,
        checked: answer.none,
        required: true,
      })
    if (long) {
      const open = error !== undefined || answer.none || answer.values.length > 0
      return disclosure({
        language,
        summary: question,
        body: html`<div class="grid gap-4">${none}${field}</div>`,
        open,
      })
    }
    return html`${field}${none}`
  })
  const body = form({
    language,
    action,
    key,
    errors,
    body: html`<p class="hint">${words.hint}</p>${fields}${actions(submit({ label: words.check, name: 'step', value: 'check' }))}`,
  })
  return html`${heading({ title: words.title(link.company, answers.length), detail: words.detail(park.name) })}${sheet({ body })}`
}

/** More choices than fit on a phone: the world's countries are unfolded by who wants them. */
function isLong(key: FactKey, language: Language, asked: Rule | undefined): boolean {
  return isChoiceKey(key) && holdsMany(key) && choicesOf(key, language, asked).length > MOST_IN_VIEW
}

const MOST_IN_VIEW = 20

/** What will be written, to be confirmed or corrected. */
export function checkBody(given: AnswerPage & { readonly values: ReadonlyMap<FactKey, FactValue> }): Html {
  const { language, opened, answers, values, action, key } = given
  const { link, park, asked } = opened
  const { answer: words } = inquiryWords[language]
  const shown = ({ key: fact }: TypedAnswer): Content => {
    const value = values.get(fact)
    if (!value) return html`<span class="quiet">${words.leftOpen}</span>`
    const day = factsOfADay.includes(fact) && html` <span class="quiet">${words.on(park.today)}</span>`
    return html`<bdi class="strong">${showFactValue(fact, value, language, asked)}</bdi>${day}`
  }
  const told = pairs(answers.map((answer) => ({ term: factName(answer.key, language, asked), detail: shown(answer) })))
  const hidden = answers
    .flatMap(carried)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const body = form({
    language,
    action,
    key,
    body: html`${hidden}${told}${actions(
      submit({ label: words.confirm, name: 'step', value: 'confirm' }),
      submit({ label: words.correct, name: 'step', value: 'correct', tone: 'plain' }),
    )}`,
  })
  return html`${heading({ title: words.checkTitle, detail: words.checkDetail(link.company, park.name), focus: true })}${sheet({ body })}`
}

export function thanksBody(language: Language): Html {
  const { answer: words } = inquiryWords[language]
  const onward = buttonLink({ label: words.signIn, href: href(language, '/opportunities') })
  return html`${heading({ title: words.thanks })}${empty({ title: words.thanksDetail, action: onward })}`
}

/** Whatever closed the link, one kind sentence. */
export function closedBody(language: Language): Html {
  const { answer: words } = inquiryWords[language]
  return html`${heading({ title: words.closed })}${empty({ title: words.closedDetail })}`
}
