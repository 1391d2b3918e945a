import { type CivilDate, type RoughDate, day } from '../kernel/civil-date.ts'
import type { Verdict } from '../modules/eligibility/index.ts'
import type { Dice } from './dice.ts'
import { inventedIdentity } from './identifiers.ts'
import { followUp, taxReturn } from './papers.ts'
import { type Tale, type ToldFact, chosen, counted, dated, dirhams } from './told.ts'

interface Outline {
  readonly tale: string
  readonly site: string
  /** The start of activity. */
  readonly began?: string
  /** Of 2016, in dirhams. */
  readonly turnover?: number | string
  readonly people: number
  readonly sector: string
  readonly form?: string
  readonly verdict: Verdict
  readonly changesOn?: string
}

/** The companies of August 2017 that are told by hand, by name: the edges of the convention. */
const outlines: Readonly<Record<string, Outline>> = {
  'Atlas Robotics': {
    tale: 'Two years and five months old, 4.2 million dirhams: entitled until its third birthday.',
    site: 'casablanca',
    began: '2015-03-14',
    turnover: 4_161_000,
    people: 11,
    sector: 'robotics',
    verdict: 'eligible',
    changesOn: '2018-03-14',
  },
  'Tislit Données': {
    tale: 'Turns three tomorrow: today is its last day.',
    site: 'rabat',
    began: '2014-08-22',
    turnover: 2_380_000,
    people: 7,
    sector: 'big-data',
    verdict: 'eligible',
    changesOn: '2017-08-22',
  },
  'Ksar Mobile': {
    tale: 'Turned three today: one day too late.',
    site: 'casablanca',
    began: '2014-08-21',
    turnover: 1_720_000,
    people: 8,
    sector: 'mobile',
    verdict: 'ineligible',
  },
  'Khettara Biosignaux': {
    tale: 'A spin-off begun “in 2014”: the day of that year decides, and nobody wrote it down.',
    site: 'rabat',
    began: '2014',
    turnover: 640_000,
    people: 5,
    sector: 'health',
    verdict: 'undetermined',
  },
  'Crocus Solaire': {
    tale: 'Begun in August 2014, the very month that decides.',
    site: 'tanger',
    began: '2014-08',
    turnover: 3_050_000,
    people: 9,
    sector: 'green-tech',
    verdict: 'undetermined',
  },
  'Talassemtane Logiciels': {
    tale: 'No date is known.',
    site: 'tanger',
    turnover: 1_950_000,
    people: 6,
    sector: 'software',
    verdict: 'undetermined',
  },
  'Ouzoud Capteurs': {
    tale: 'Made exactly a million dollars in 2016 at the rate of the convention, which wants less.',
    site: 'casablanca',
    began: '2015-10-05',
    turnover: 10_000_000,
    people: 24,
    sector: 'iot',
    verdict: 'ineligible',
  },
  'Astrolabe Jeux': {
    tale: 'A centime under a million dollars.',
    site: 'casablanca',
    began: '2015-06-01',
    turnover: '9999999.99',
    people: 21,
    sector: 'games',
    verdict: 'eligible',
    changesOn: '2018-06-01',
  },
  'Noria Analytique': {
    tale: 'Young enough, but its turnover of 2016 is not known.',
    site: 'casablanca',
    began: '2016-02-11',
    people: 9,
    sector: 'big-data',
    verdict: 'undetermined',
  },
  'Embrun Applications': {
    tale: 'Began in February 2017: it had no turnover in 2016 that anyone could ask for.',
    site: 'rabat',
    began: '2017-02-06',
    people: 3,
    sector: 'software',
    verdict: 'eligible',
    changesOn: '2020-02-06',
  },
  'سنابل للحلول الرقمية': {
    tale: 'Has an Arabic name, and finds itself by it.',
    site: 'rabat',
    began: '2016-06-20',
    turnover: 870_000,
    people: 4,
    sector: 'edtech',
    verdict: 'eligible',
    changesOn: '2019-06-20',
  },
  'Dune Graphique': {
    tale: 'An auto-entrepreneur without a commercial register number.',
    site: 'casablanca',
    began: '2015-11',
    turnover: 148_000,
    people: 1,
    sector: 'creative-industries',
    form: 'auto-entrepreneur',
    verdict: 'eligible',
    changesOn: '2018-11-01',
  },
  'Projet Azegza': {
    tale: 'A project holder: no company yet, hence neither ICE nor a date to count from.',
    site: 'rabat',
    people: 2,
    sector: 'agritech',
    form: 'project-holder',
    verdict: 'undetermined',
  },
}

export function talesOf2017(dice: Dice): readonly Tale[] {
  return Object.entries(outlines).map(([name, outline], index) => taleOf(dice, name, outline, index + 1))
}

function taleOf(dice: Dice, name: string, outline: Outline, number: number): Tale {
  const { tale, site, began, turnover, people, sector, form = 'sarl', verdict, changesOn } = outline
  const { from, month } = followUp(day('2017-08-21'))
  const said = { ...from, validOn: month }
  const identity = inventedIdentity(dice, name, number)
  const facts: readonly (ToldFact | undefined)[] = [
    began === undefined ? undefined : { key: 'activityStartedOn', value: dated(began as RoughDate), ...from },
    turnover === undefined ? undefined : { key: 'turnover:2016', value: dirhams(turnover), ...taxReturn(2016) },
    { key: 'headcount', value: counted(people), ...said },
    { key: 'meanAge', value: counted(dice.between(240, 310) / 10), ...said },
    { key: 'sector', value: chosen(sector), ...from },
    { key: 'legalForm', value: chosen(form), ...from },
  ]
  return {
    name,
    tale,
    identity: {
      ...identity,
      ...(form === 'auto-entrepreneur' && { rc: null, cnss: null }),
      ...(form === 'project-holder' && { ice: null, rc: null, taxId: null, cnss: null }),
    },
    stays: [{ site, startedOn: arrival(began) }],
    facts: facts.filter((fact) => fact !== undefined),
    promises: [{ offer: 'technopark-2017', verdict, ...(changesOn && { changesOn: day(changesOn) }) }],
  }
}

/** The park took it in the year it began; in 2016 where no beginning is known. */
function arrival(began: string | undefined): RoughDate | CivilDate {
  return (began?.slice(0, 4) ?? '2016') as RoughDate
}
