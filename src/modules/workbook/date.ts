import { type CivilDate, type RoughDate, civilDate, daysInMonth, partsOf } from '../../kernel/civil-date.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { LONGEST } from './amount.ts'
import { type Cell, plainText } from './sheet.ts'
import { folded, saysAbout, saysUnknown } from './words.ts'
import { dayOfSerial } from './xlsx.ts'

export type DateFault = {
  readonly code: 'unreadable-date' | 'approximate' | 'ambiguous-date' | 'implausible-date' | 'error-cell'
}

/** How a column writes 03/04/2016: a value proves it, or nothing does, or two values contradict each other. */
export type DayOrder = 'day-first' | 'month-first' | 'unproven' | 'mixed'

export interface DateColumn {
  readonly order: DayOrder
  /** A value stands there that both orders could read. */
  readonly open: boolean
}

/** A date as read; `wider` where the text says more than a date can keep ("T1 2016" is kept as 2016). */
export interface ReadDate {
  readonly date: RoughDate
  readonly wider?: true
}

const months: ReadonlyMap<string, number> = new Map(
  [
    'janvier janv jan january يناير جانفي',
    'février fevrier févr fevr fév fev feb february febr فبراير فيفري شباط',
    'mars mar march مارس اذار',
    'avril avr apr april أبريل ابريل نيسان',
    'mai may ماي مايو أيار',
    'juin jun june يونيو جوان حزيران يونيه',
    'juillet juil juill jul july يوليوز يوليو جويلية تموز يوليه',
    'août aout aoû aou aug august غشت أغسطس اغسطس اوت آب',
    'septembre sept sep september شتنبر سبتمبر أيلول',
    'octobre oct october أكتوبر اكتوبر',
    'novembre nov november نونبر نوفمبر',
    'décembre decembre déc dec december dece دجنبر ديسمبر',
  ].flatMap((names, index) => names.split(' ').map((name): readonly [string, number] => [folded(name), index + 1])),
)

const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/

/** Looks through a column for what proves the order of day and month. */
export function studyDates(cells: readonly (Cell | undefined)[]): DateColumn {
  let dayFirst = false
  let monthFirst = false
  let open = false
  for (const cell of cells) {
    const match =
      cell?.kind === 'text' && cell.text.length <= LONGEST
        ? numeric.exec(withoutTime(plainText(cell.text)).replace(/ /g, ''))
        : null
    if (!match || match[2] === '.') continue
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && second <= 12) dayFirst = true
    else if (second > 12 && first <= 12) monthFirst = true
    else if (first !== second) open = true
  }
  return { order: dayFirst ? (monthFirst ? 'mixed' : 'day-first') : monthFirst ? 'month-first' : 'unproven', open }
}

/** The proof that several columns of the same layout give together. */
export function mergeDates(columns: readonly DateColumn[], { open }: DateColumn): DateColumn {
  const orders = new Set(columns.map(({ order }) => order).filter((order) => order !== 'unproven'))
  return { order: orders.size === 0 ? 'unproven' : orders.size === 1 ? ([...orders][0] ?? 'unproven') : 'mixed', open }
}

/** The day, month or year that a cell names; undefined where nobody says. `on` dates two-digit years and bounds the rest. */
export function readDate(
  cell: Cell | undefined,
  order: DayOrder,
  on: CivilDate,
): Result<ReadDate | undefined, DateFault> {
  if (!cell) return ok(undefined)
  if (cell.kind === 'error') return refuse({ code: 'error-cell' })
  if (cell.kind === 'text' && cell.text.length > LONGEST) return refuse({ code: 'unreadable-date' })
  if (cell.kind === 'text' && saysUnknown(cell.text)) return ok(undefined)
  if (cell.kind === 'text' && saysAbout(cell.text) && /^[^\d]/.test(plainText(cell.text)))
    return refuse({ code: 'approximate' })
  const read =
    cell.kind === 'date'
      ? ok({ date: cell.date })
      : cell.kind === 'number'
        ? fromNumber(cell.number)
        : fromText(plainText(cell.text), order, on)
  if (!read.ok) return read
  const year = Number(read.value.date.slice(0, 4))
  return year < 1900 || year > partsOf(on).year + 10 ? refuse({ code: 'implausible-date' }) : read
}

/** In a column of dates, 2004 is a year, 201603 a month, 20160312 a day and 42450 a spreadsheet's day number. */
function fromNumber(number: number): Result<ReadDate, DateFault> {
  const unreadable = refuse({ code: 'unreadable-date' } as const)
  if (number >= 1900 && number <= 2100)
    return Number.isInteger(number) ? ok({ date: String(number) as RoughDate }) : unreadable
  if (number >= 10_000 && number < 80_000) {
    const date = dayOfSerial(number)
    return date ? ok({ date }) : unreadable
  }
  const digits = String(number)
  if (/^\d{6}$/.test(digits)) return written(Number(digits.slice(0, 4)), Number(digits.slice(4)))
  if (/^\d{8}$/.test(digits))
    return written(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  return unreadable
}

function fromText(text: string, order: DayOrder, on: CivilDate): Result<ReadDate, DateFault> {
  const bare = withoutTime(text).replace(/\s*([./-])\s*/g, '$1')
  if (/^\d+$/.test(bare) && bare.length >= 4 && bare.length <= 8) return fromNumber(Number(bare))

  const day = numeric.exec(bare)
  if (day)
    return fromParts(Number(day[1]), Number(day[3]), fullYear(day[4] ?? '', on), day[2] === '.' ? 'day-first' : order)

  const iso = /^(\d{4})([./-])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(bare)
  if (iso) return written(Number(iso[1]), Number(iso[3]), iso[4] === undefined ? undefined : Number(iso[4]))

  const month = /^(\d{1,2})[./-](\d{4})$/.exec(bare)
  if (month) return written(Number(month[2]), Number(month[1]))
  return inWords(text, on)
}

function fromParts(first: number, second: number, year: number, order: DayOrder): Result<ReadDate, DateFault> {
  if (order === 'month-first') return written(year, first, second)
  if (order === 'mixed') {
    if (first > 12) return written(year, second, first)
    if (second > 12) return written(year, first, second)
    return first === second ? written(year, first, second) : refuse({ code: 'ambiguous-date' })
  }
  return written(year, second, first)
}

const fillers = new Set(
  [
    'le',
    'du',
    'the',
    'of',
    'de',
    'en',
    'in',
    'on',
    'mois',
    'année',
    'annee',
    'an',
    'year',
    'سنة',
    'عام',
    'شهر',
    'من',
    'في',
    'يوم',
  ]
    .concat(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'])
    .concat([
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
      'mon',
      'tue',
      'wed',
      'thu',
      'fri',
      'sat',
      'sun',
    ])
    .map(folded),
)
const wider =
  /^(?:t[1-4]|q[1-4]|s[12]|h[12]|[1-4](?:er|ere|e|eme|st|nd|rd|th)?|trimestre|quarter|semestre|half|premier|deuxieme|troisieme|quatrieme|first|second|third|fourth|debut|mi|fin|courant|early|mid|late|end|start|beginning|الربع|النصف|الاول|الثاني|الثالث|الرابع|بدايه|نهايه|منتصف|اوائل|اواخر|ربع|الفصل|الاسدس)$/

/** "3 octobre 2015", "1er mars 2016", "Aug 21, 2017", "mars-16", "12 مارس 2016", "T1 2016", "en 2016". */
function inWords(text: string, on: CivilDate): Result<ReadDate, DateFault> {
  const words = folded(
    withoutTime(text).replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, (piece, _1, _2, at: number, all: string) =>
      /^(?:\d(?:er|ère|e|st|nd|rd|th)(?!\p{L})|[tqsh]\d(?!\d))/iu.test(all.slice(at)) ? piece : `${piece} `,
    ),
  )
    .split(' ')
    .filter((word) => word !== '' && !fillers.has(word))
  const monthAt = words.findIndex((word) => months.has(word))
  const month = months.get(words[monthAt] ?? '')
  const others = words.filter((_, at) => at !== monthAt)
  if (month === undefined) {
    const years = others.filter((word) => /^\d{4}$/.test(word))
    const year = years.length === 1 ? years[0] : undefined
    const rest = others.filter((word) => word !== year)
    if (year === undefined || !rest.every((word) => wider.test(word))) return refuse({ code: 'unreadable-date' })
    return rest.length === 0 ? ok({ date: year as RoughDate }) : ok({ date: year as RoughDate, wider: true })
  }
  const figures = others.map((word) => /^(\d{1,4})(?:er|ere|e|st|nd|rd|th)?$/.exec(word)?.[1])
  const [one, two] = figures
  if (figures.some((figure) => figure === undefined) || one === undefined) {
    const years = others.filter((word) => /^\d{4}$/.test(word))
    const loose =
      years.length === 1 &&
      others.every(
        (word) =>
          /^\d{4}$/.test(word) ||
          /^(?:debut|mi|fin|courant|early|mid|late|end|بدايه|نهايه|منتصف|اوائل|اواخر)$/.test(word),
      )
    return loose ? widened(written(Number(years[0]), month)) : refuse({ code: 'unreadable-date' })
  }
  if (figures.length === 1) return written(fullYear(one, on), month)
  if (figures.length !== 2 || two === undefined) return refuse({ code: 'unreadable-date' })
  return one.length === 4 ? written(Number(one), month, Number(two)) : written(fullYear(two, on), month, Number(one))
}

function widened(read: Result<ReadDate, DateFault>): Result<ReadDate, DateFault> {
  return read.ok ? ok({ date: read.value.date, wider: true }) : read
}

function written(year: number, month: number, dayOfMonth?: number): Result<ReadDate, DateFault> {
  const exists =
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    (dayOfMonth === undefined || (dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)))
  if (!exists) return refuse({ code: 'unreadable-date' })
  return ok({
    date:
      dayOfMonth === undefined
        ? (civilDate(year, month, 1).slice(0, 7) as RoughDate)
        : civilDate(year, month, dayOfMonth),
  })
}

/** "16" is 2016 on a day of 2017, "87" is 1987: the nearest year that is not later than next year. */
function fullYear(digits: string, on: CivilDate): number {
  if (digits.length > 2) return Number(digits)
  const next = partsOf(on).year + 1
  const year = Math.floor(next / 100) * 100 + Number(digits)
  return year <= next ? year : year - 100
}

function withoutTime(text: string): string {
  return text.replace(/[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|[AaPp][Mm])?$/, '').trim()
}
