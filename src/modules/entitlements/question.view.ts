import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import type { Currency } from '../../kernel/money.ts'
import {
  type Content,
  type Html,
  actions,
  buttonLink,
  field,
  form,
  manyChoices,
  moneyField,
  roughDateField,
  select,
  sheet,
  submit,
} from '../../ui/index.ts'
import { type Fact, type Rule, choicesOf, factQuestion, holdsMany, isChoiceKey, kindOf } from '../rules/index.ts'
import { opportunityWords } from './opportunities.messages.ts'
import type { DecidingQuestion } from './question.ts'

export interface AskedQuestion {
  readonly question: DecidingQuestion
  /** It is the one that decides most, not one that the reader picked. */
  readonly first: boolean
  /** The rules of all offers that ask for it, as one: it has the words of what is their own. */
  readonly rule: Rule
  /** Where a fact of several parts is told, on a page of its own. */
  readonly factHref: string
  /** What is known too roughly. */
  readonly known: Fact | undefined
  readonly language: Language
  readonly currency: Currency
  readonly action: string
  readonly laterHref: string
  readonly key: string
  readonly typed?: Typed | undefined
  /** The reader has just asked for it. */
  readonly focus: boolean
}

/** An answer that could not be read, to be shown again as it was typed. */
export interface Typed {
  readonly text: string
  readonly currency: string
  readonly codes: readonly string[]
  readonly error: string
}

/** One question with the input that its answer calls for, and what the answer is worth. */
export function questionSheet(asked: AskedQuestion): Html {
  const { question, first, known, language, action, key } = asked
  const words = opportunityWords[language].question
  const { offers, worth } = question
  const worthy = worth ? words.decidesWorth(offers.length, worth) : words.decides(offers.length)
  const rough = known?.value.kind === 'date' ? words.roughKnown(known.value.date) : undefined
  return sheet({
    id: 'question',
    tone: 'question',
    focus: asked.focus,
    eyebrow: first ? words.eyebrow : undefined,
    title: factQuestion(question.key, language, asked.rule),
    detail: html`${rough} ${offers.length > 0 && worthy}`,
    body: form({
      language,
      action,
      key,
      swaps: 'content',
      body: html`<input type="hidden" name="fact" value="${question.key}">${inputs(asked)}`,
    }),
  })
}

function inputs(asked: AskedQuestion): Content {
  const { question, language, typed, laterHref } = asked
  const words = opportunityWords[language].question
  const common = { language, name: 'answer', label: words.asked, required: true, error: typed?.error }
  const later = buttonLink({ label: words.later, href: laterHref, tone: 'quiet', swaps: 'content' })
  const send = submit({ label: words.answer })
  const none = (label: string) => submit({ label, name: 'button', value: 'none', tone: 'plain' })
  const { key } = question
  switch (kindOf(key)) {
    case 'answer':
      return html`${typed && html`<p class="error">${typed.error}</p>`}${actions(
        submit({ label: words.yes, name: 'button', value: 'yes' }),
        submit({ label: words.no, name: 'button', value: 'no', tone: 'plain' }),
        later,
      )}`
    case 'money': {
      const currencies = [...new Set([asked.currency, 'MAD', 'USD', 'EUR'])]
      const currency = typed && currencies.includes(typed.currency) ? typed.currency : asked.currency
      return html`${moneyField({ ...common, amount: typed?.text, currency, currencies })}${actions(send, none(words.none), later)}`
    }
    case 'number':
      return html`${field({ ...common, value: typed?.text, inputmode: 'decimal', width: 'short', maxlength: 20 })}${actions(send, later)}`
    case 'date':
      return html`${roughDateField({ ...common, value: typed?.text })}${actions(send, later)}`
    case 'choices': {
      if (!isChoiceKey(key)) return later
      const options = choicesOf(key, language, asked.rule).map(({ code, label }) => ({ value: code, label }))
      if (holdsMany(key)) {
        return html`${manyChoices({ ...common, options, values: typed?.codes })}${actions(send, none(words.noneOfThese), later)}`
      }
      return html`${select({ ...common, options, none: '', value: typed?.codes[0] })}${actions(send, later)}`
    }
    case 'owners':
      return actions(buttonLink({ label: words.answer, href: asked.factHref }), later)
  }
}
