import { type Language, showDate } from '../../kernel/language.ts'
import { type InLanguages, type Messages, french, isolate, sentenceFor } from '../../kernel/messages.ts'
import type { ShutDoor } from '../agreements/index.ts'

/** A shut door, and who gives what is behind it. */
type Told = ShutDoor & { readonly partner: string }

/** How it is said that nobody is given an offer today. */
interface ShutWords {
  /** In full, with what can be done. */
  readonly told: Messages<Told>
  /** In a cell of a table made for paper. */
  readonly short: Messages<Told>
}

const fr: ShutWords = french({
  told: {
    'agreement-not-running': ({ from, partner }) =>
      from
        ? `La convention avec ${partner} commence le ${showDate('fr', from)} ; vous pourrez demander l’offre à partir de ce jour.`
        : `La convention avec ${partner} n’est pas encore signée ; vous pourrez demander l’offre quand elle courra.`,
    'agreement-suspended': ({ since, partner }) =>
      `La convention avec ${partner} est suspendue depuis le ${showDate('fr', since)} ; vous pourrez de nouveau demander l’offre quand elle reprendra.`,
    'agreement-ended': ({ on, partner }) =>
      `La convention avec ${partner} a pris fin${on ? ` le ${showDate('fr', on)}` : ''} : l’offre ne peut plus être demandée. L’équipe du parc sait si la convention sera renouvelée.`,
    'opens-later': ({ on }) =>
      `Les demandes ouvrent le ${showDate('fr', on)} ; vous pourrez demander l’offre ce jour-là.`,
    'closed-on': ({ on }) =>
      `Les demandes étaient ouvertes jusqu’au ${showDate('fr', on)} : l’offre ne peut plus être demandée.`,
  },
  short: {
    'agreement-not-running': ({ from }) => (from ? `à partir du ${showDate('fr', from)}` : 'convention non signée'),
    'agreement-suspended': ({ since }) => `suspendue depuis le ${showDate('fr', since)}`,
    'agreement-ended': ({ on }) => (on ? `convention finie le ${showDate('fr', on)}` : 'convention finie'),
    'opens-later': ({ on }) => `à partir du ${showDate('fr', on)}`,
    'closed-on': ({ on }) => `demandes closes le ${showDate('fr', on)}`,
  },
})

const en: ShutWords = {
  told: {
    'agreement-not-running': ({ from, partner }) =>
      from
        ? `The agreement with ${partner} begins on ${showDate('en', from)}; you will be able to ask for the offer from that day on.`
        : `The agreement with ${partner} is not signed yet; you will be able to ask for the offer once it runs.`,
    'agreement-suspended': ({ since, partner }) =>
      `The agreement with ${partner} is suspended since ${showDate('en', since)}; you will be able to ask for the offer again when it resumes.`,
    'agreement-ended': ({ on, partner }) =>
      `The agreement with ${partner} ended${on ? ` on ${showDate('en', on)}` : ''}: the offer can no longer be asked for. The park’s team knows whether it will be renewed.`,
    'opens-later': ({ on }) =>
      `Requests open on ${showDate('en', on)}; you will be able to ask for the offer that day.`,
    'closed-on': ({ on }) => `Requests were open until ${showDate('en', on)}: the offer can no longer be asked for.`,
  },
  short: {
    'agreement-not-running': ({ from }) => (from ? `from ${showDate('en', from)}` : 'agreement not signed'),
    'agreement-suspended': ({ since }) => `suspended since ${showDate('en', since)}`,
    'agreement-ended': ({ on }) => (on ? `agreement ended on ${showDate('en', on)}` : 'agreement ended'),
    'opens-later': ({ on }) => `from ${showDate('en', on)}`,
    'closed-on': ({ on }) => `closed on ${showDate('en', on)}`,
  },
}

const arDay = (day: Parameters<typeof showDate>[1]) => isolate(showDate('ar', day))

const ar: ShutWords = {
  told: {
    'agreement-not-running': ({ from, partner }) =>
      from
        ? `تبدأ الاتفاقية مع ${isolate(partner)} في ${arDay(from)}، وسيمكنكم طلب العرض ابتداءً من ذلك اليوم.`
        : `لم تُوقَّع بعدُ الاتفاقية مع ${isolate(partner)}، وسيمكنكم طلب العرض عند سريانها.`,
    'agreement-suspended': ({ since, partner }) =>
      `الاتفاقية مع ${isolate(partner)} معلقة منذ ${arDay(since)}، وسيمكنكم طلب العرض من جديد عند استئنافها.`,
    'agreement-ended': ({ on, partner }) =>
      `انتهت الاتفاقية مع ${isolate(partner)}${on ? ` بتاريخ ${arDay(on)}` : ''}، ولم يعد طلب العرض ممكنًا. فريق الفضاء يعرف هل ستُجدَّد.`,
    'opens-later': ({ on }) => `يُفتح باب الطلبات في ${arDay(on)}، وسيمكنكم طلب العرض في ذلك اليوم.`,
    'closed-on': ({ on }) => `كان باب الطلبات مفتوحًا إلى غاية ${arDay(on)}، ولم يعد طلب العرض ممكنًا.`,
  },
  short: {
    'agreement-not-running': ({ from }) => (from ? `ابتداءً من ${arDay(from)}` : 'الاتفاقية غير موقعة'),
    'agreement-suspended': ({ since }) => `معلقة منذ ${arDay(since)}`,
    'agreement-ended': ({ on }) => (on ? `انتهت الاتفاقية في ${arDay(on)}` : 'انتهت الاتفاقية'),
    'opens-later': ({ on }) => `ابتداءً من ${arDay(on)}`,
    'closed-on': ({ on }) => `أُغلقت الطلبات في ${arDay(on)}`,
  },
}

const words: InLanguages<ShutWords> = { fr, en, ar }

/** Says in a sentence why an offer cannot be asked for today, and when it can again. */
export function shutText(door: ShutDoor, partner: string, language: Language): string {
  return sentenceFor(words[language].told, { ...door, partner })
}

/** The same in a few words. */
export function shutBriefly(door: ShutDoor, partner: string, language: Language): string {
  return sentenceFor(words[language].short, { ...door, partner })
}
