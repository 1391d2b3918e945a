/**
 * The rules of published programmes as they were written down before there was our language, turned into it comparison by
 * comparison: the proof that it can say them.
 */

type Written = { readonly [key: string]: unknown }
type Json = { readonly [key: string]: unknown }

/** A rule of ours with what it came from: how many comparisons, and how many of them only a person can decide. */
export interface Expressed {
  readonly json: Json
  readonly comparisons: number
  readonly decisions: number
}

const words = { fr: 'Programme publié', ar: 'برنامج منشور', en: 'Published programme' }

const bounds: Readonly<Record<string, string>> = { lt: 'under', lte: 'atMost', gte: 'atLeast', gt: 'over' }

/** What they call a fact, and how we ask for it. */
const figures: Readonly<Record<string, string>> = {
  'company.employees': 'headcount',
  'company.developers': 'developers',
  'company.employees_beyond_founders': 'number:employees-beyond-founders',
  'company.active_external_users': 'number:active-external-users',
  'project.stable_jobs_ratio': 'number:stable-jobs-ratio',
  'project.own_funds_or_loan_percent': 'ownFundsPercent',
}
const amounts: Readonly<Record<string, string>> = {
  'company.funding_total': 'fundingRaised',
  'company.arr': 'recurringRevenue',
  'project.investment': 'projectInvestment',
}
const relationAmounts: Readonly<Record<string, string>> = {
  'relation.lifetime_credits': 'receivedAmount',
  'company.expected_monthly_usage': 'monthlySpendAt',
}
const choices: Readonly<Record<string, string>> = {
  'company.memberships': 'memberships',
  'company.formed_through': 'memberships',
  'company.official_labels': 'labels',
  'company.sector': 'sector',
  'company.ownership': 'ownership',
  'company.business_model': 'businessModel',
  'company.activities': 'choices:activities',
  'company.investor_types': 'investorTypes',
  'company.exit_status': 'stage',
  'company.funding_stage': 'stage',
  'company.incorporation_country': 'country',
  'company.country': 'country',
  'company.hq_country': 'country',
  'company.activity_class': 'activityClass',
  'company.legal_form': 'legalForm',
  'company.markets': 'markets',
  'applicant.country': 'applicantCountry',
  'applicant.tax_residence': 'taxCountry',
  'request.intended_use': 'intendedUse',
}
const flags: Readonly<Record<string, string>> = {
  'relation.benefit_ever_received': 'received',
  'relation.paying_customer': 'customerOf',
  'relation.account': 'accountAt',
  'company.partner_code': 'referredBy',
}
/** Yes or no, said by the company itself. */
const questions: ReadonlySet<string> = new Set([
  'company.website_live',
  'company.email_domain_matches_website',
  'company.email_domain_type',
  'company.linkedin_page',
  'company.incorporated',
  'company.for_profit',
  'company.venture_backed',
  'company.self_funded',
  'company.product.software_in_development',
  'company.product.software_owned',
  'relation.payment_method_on_file',
])
const codes: Readonly<Record<string, string>> = {
  none: 'bootstrapped',
  angel: 'pre-seed',
  'series-c': 'series-c-plus',
  'series-d': 'series-c-plus',
  later: 'series-c-plus',
  ipo: 'listed',
  public: 'listed',
  'outsourced-development': 'dev-shop',
  'cloud-service-provider': 'cloud-provider',
  tic: 'ict',
  greentech: 'green-tech',
  'industries-culturelles': 'creative',
  'personne-physique': 'natural-person',
  industrie: 'industry',
  artisanat: 'crafts',
  'african-countries': 'africa',
}
const reasons: Readonly<Record<string, string>> = {
  'external-evidence': 'external-evidence',
  'provider-discretion': 'discretion',
  qualitative: 'judgement-of-quality',
}

/** Turns one published rule into ours. Throws where something cannot be said. */
export function expressed(id: string, rule: unknown): Expressed {
  let [next, comparisons, decisions] = [0, 0, 0]
  const names = new Map<string, string>()
  const declares = new Map<string, Json>()

  const where = conditionOf(rule as Written)
  const json = {
    version: 1,
    ...(names.size > 0 && { names: Object.fromEntries(names) }),
    ...(declares.size > 0 && { declares: Object.fromEntries(declares) }),
    where,
  }
  return { json, comparisons, decisions }

  function conditionOf(written: Written): Json {
    if (Array.isArray(written['all'])) return groupOf('all', written['all'] as Written[])
    if (Array.isArray(written['any'])) return groupOf('any', written['any'] as Written[])
    if (written['not']) return { not: conditionOf(written['not'] as Written) }
    if (written['always']) return criterion({ window: { opensOn: '2000-01-01' } })
    if (typeof written['ref'] === 'string') return { rule: named(written['ref']) }
    if (typeof written['manual'] === 'string') return byHand(written)
    comparisons += 1
    return comparisonOf(written)
  }

  function groupOf(kind: 'all' | 'any', parts: readonly Written[]): Json {
    const share = parts.find(({ fact }) => fact === 'company.shareholder_max_percent')
    const turnover = parts.find(({ fact }) => fact === 'company.shareholder_group_revenue')
    if (kind === 'all' && share && turnover) {
      comparisons += 2
      const owners = {
        share: { [bound(share)]: share['value'] },
        turnover: { [bound(turnover)]: amountOf(turnover['value']) },
        rate: 'dated',
      }
      const others = parts.filter((part) => part !== share && part !== turnover).map(conditionOf)
      return others.length === 0 ? criterion({ owners }) : { all: [criterion({ owners }), ...others] }
    }
    return { [kind]: parts.map(conditionOf) }
  }

  /** What no data can decide: somebody decides it, or the company binds itself to it. */
  function byHand({ reason }: Written): Json {
    decisions += 1
    const key = `${code(id)}-${decisions}`
    if (reason === 'commitment') return criterion({ commitment: { key, asks: words, requires: words } })
    const because = reasons[String(reason)]
    if (!because) throw new Error(`${id}: ${String(reason)} is no reason why a person must decide.`)
    return criterion({ decision: { key, by: 'partner', because, asks: words, requires: words } })
  }

  function comparisonOf(written: Written): Json {
    const fact = String(written['fact'])
    const { op, value, of } = written
    const figure = figures[fact]
    if (figure) return criterion({ number: { fact: own(figure), [bound(written)]: value } })
    const amount = amounts[fact]
    if (amount) return criterion({ money: { fact: amount, [bound(written)]: amountOf(value), rate: 'dated' } })
    const relationAmount = relationAmounts[fact]
    if (relationAmount)
      return criterion({
        money: { fact: `${relationAmount}:${named(of)}`, [bound(written)]: amountOf(value), rate: 'dated' },
      })
    const flag = flags[fact]
    if (flag && Array.isArray(written['scope'])) return criterion({ once: { of: named(of), per: written['scope'] } })
    if (flag) return criterion({ flag: { fact: `${flag}:${named(of)}`, expects: op === 'present' || value === true } })
    if (questions.has(fact)) {
      const key = code([fact.replace(/^company\./, ''), of].filter(Boolean).join('-'))
      return criterion({ question: { key, expects: value !== false, asks: words, requires: words } })
    }
    const choice = choices[fact]
    if (choice) return choiceOf(choice, written)
    return specialOf(fact, written)
  }

  function choiceOf(fact: string, { op, value }: Written): Json {
    const key = ['not_in', 'neq', 'not_contains'].includes(String(op)) ? 'noneOf' : 'anyOf'
    if (fact === 'choices:activities') {
      declares.set(fact, {
        label: words,
        asks: words,
        codes: { 'crypto-mining': 'Crypto-mining', cryptocurrency: 'Cryptocurrency', other: 'Other' },
      })
    }
    const list = typeof value === 'string' && value.startsWith('@list:') ? value.slice('@list:'.length) : undefined
    if (list === 'african-countries') return criterion({ set: { fact, [key]: ['africa'] } })
    if (list !== undefined) return criterion({ set: { fact, [key]: { list: named(list) } } })
    const each = [...new Set([value].flat().map((entry) => codes[String(entry)] ?? String(entry)))]
    if (fact === 'memberships' || fact === 'labels') for (const entry of each) named(entry)
    return criterion({ set: { fact, [key]: each } })
  }

  function specialOf(fact: string, written: Written): Json {
    const { value, of, op } = written
    switch (fact) {
      case 'company.hosted_at':
        return criterion({ hosted: true })
      case 'company.age_months':
        return criterion({
          age: { since: id === 'technopark-2017' ? 'activity' : 'incorporation', [bound(written)]: value },
        })
      case 'company.last_round_age_months':
        return criterion({ age: { since: 'lastRoundOn', [bound(written)]: value } })
      case 'applicant.age_years':
        return criterion({ age: { since: 'applicantBornOn', [bound(written)]: Number(value) * 12 } })
      case 'company.annual_revenue':
        return criterion({ money: turnoverOf(written) })
      case 'company.product.stage':
        return criterion({ order: { fact: 'productStage', [bound(written)]: value } })
      case 'company.active_benefits': {
        const holds = op === 'not_contains_category' ? 'holdsKind' : 'holds'
        return criterion({ flag: { fact: `${holds}:${named(value)}`, expects: op === 'contains' } })
      }
      case 'request.amount':
        return criterion({
          exceeds: { fact: 'requestedAmount', other: `receivedAmount:${named((value as Written)['of'])}` },
        })
      case 'relation.account_plan':
        named(value)
        return criterion({ set: { fact: `planAt:${named(of)}`, anyOf: [value] } })
      case 'relation.seats':
        return criterion({ number: { fact: `seatsAt:${named(of)}`, [bound(written)]: value } })
      case 'relation.months_since_plan': {
        const since = criterion({ age: { since: `planSince:${named(of)}`, [bound(written)]: value } })
        const never = criterion({ flag: { fact: `received:${named(of)}`, expects: false } })
        return written['if_never'] === true ? { require: since, unless: never } : since
      }
      case 'application.date': {
        const [opensOn, closesOn] = value as readonly string[]
        return criterion({ window: { opensOn, closesOn } })
      }
      default:
        throw new Error(`${id}: nothing says ${fact} ${String(op)}.`)
    }
  }

  function turnoverOf(written: Written): Json {
    const limit = { [bound(written)]: amountOf(written['value']) }
    const [, year] = /^fiscal_year:(\d+)$/.exec(String(written['period'])) ?? []
    if (written['period'] === 'last_12_months') return { fact: 'turnoverLast12Months', ...limit, rate: 'dated' }
    const period = year === undefined ? { period: 'last-closed-year' } : { fiscalYear: Number(year) }
    const own = written['rate'] as Written | undefined
    const rate = own
      ? { from: 'USD', to: 'MAD', value: String(own['MAD per USD']), source: String(own['source']) }
      : 'dated'
    return { fact: 'turnover', ...period, ...limit, rate }
  }

  function bound({ op }: Written): string {
    const name = bounds[String(op)]
    if (!name) throw new Error(`${id}: ${String(op)} is no bound.`)
    return name
  }

  function own(fact: string): string {
    if (fact.includes(':')) declares.set(fact, { label: words, asks: words })
    return fact
  }

  function named(of: unknown): string {
    const text = code(String(of))
    names.set(text, String(of))
    return text
  }

  function criterion(body: Json): Json {
    next += 1
    return { id: `c${next}`, ...body }
  }
}

function amountOf(value: unknown): Json {
  const { amount, currency } = value as Written
  return { amount: String(amount), currency }
}

function code(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}
