import type { Money } from '../src/kernel/money.ts'
import { type Bound, type Condition, type Criterion, isGroup, partsIn, scaleOf } from '../src/modules/rules/index.ts'
import { type Published, offers } from './programmes-published.ts'

/**
 * Whether a condition of ours holds where these of the published ones do; undefined where none of them speaks of it. A
 * published exclusion ("not in") is one criterion of ours, which holds where what it excludes does not.
 */
export function oursHolds(ours: Condition, published: readonly Published[], holding: ReadonlySet<Published>) {
  const answer = (condition: Condition): boolean | undefined => {
    if (condition.kind === 'rule') {
      const said = published.filter(({ ref }) => ref !== undefined && offers[ref] === condition.rule)
      return said.length === 0 ? undefined : said.every((each) => holding.has(each))
    }
    if (!isGroup(condition)) {
      const said = published.filter((each) => says(condition, each))
      if (said.length === 0) return undefined
      return said.every((each) => holding.has(each) !== (each.denied && condition.kind === 'set'))
    }
    const parts = partsIn(condition).map(answer)
    const known = parts.filter((part) => part !== undefined)
    if (known.length === 0) return undefined
    switch (condition.kind) {
      case 'all':
        return known.every(Boolean)
      case 'any':
      case 'unless':
        return known.some(Boolean)
      case 'not':
        return !known[0]
      case 'at-least':
        return known.filter(Boolean).length >= condition.count
      case 'implies':
        return parts[0] === false || parts[1] !== false
    }
  }
  return answer(ours)
}

/** Whether a criterion says what a published condition says: the same fact, bound, figure, currency, codes and relation. */
export function says(criterion: Criterion, published: Published): boolean {
  if (published.manual !== undefined) return isForAPerson(criterion, published)
  // Open to any new account: the one thing that its page tells.
  if (published.always)
    return criterion.kind === 'flag' && criterion.fact === 'accountAt:ibm-cloud' && !criterion.expects
  const { fact = '', value, of } = published
  switch (criterion.kind) {
    case 'hosted':
      return fact === 'company.hosted_at'
    case 'age':
      return ages(fact, criterion.since) && bounds(criterion.bound, published, fact === 'applicant.age_years' ? 12 : 1)
    case 'money':
      return amounts(criterion, published) && bounds(criterion.bound, published)
    case 'number':
      return figures[fact]?.test(criterion.fact) === true && bounds(criterion.bound, published)
    case 'set':
    case 'order':
      return chooses(criterion, published)
    case 'flag':
      return flags(criterion.fact, criterion.expects, published)
    case 'once':
      return (
        fact === 'relation.benefit_ever_received' &&
        value === false &&
        criterion.of === codeOf(of) &&
        (published.scope ?? ['organisation']).every((scope) => criterion.per.some((each) => each === scope))
      )
    case 'question':
      return questions[`${fact} ${String(value)}`] === `${criterion.key} ${criterion.expects}`
    case 'window': {
      const days = fact === 'application.date' && Array.isArray(value) ? (value as unknown[]) : []
      return criterion.opensOn === days[0] && criterion.closesOn === days[1] && days.length === 2
    }
    case 'exceeds': {
      const other = fact === 'request.amount' ? (value as { of: string }).of : ''
      return criterion.fact === `money:requested-from-${other}` && criterion.other === `receivedAmount:${other}`
    }
    case 'owners':
      return (
        (fact === 'company.shareholder_max_percent' && bounds(criterion.share, published)) ||
        (fact === 'company.shareholder_group_revenue' && !!criterion.turnover && bounds(criterion.turnover, published))
      )
    case 'date':
    case 'decision':
    case 'commitment':
      return false
  }
}

const reasons: Readonly<Record<string, string>> = {
  'external-evidence': 'external-evidence',
  'provider-discretion': 'discretion',
  qualitative: 'judgement-of-quality',
}

function isForAPerson(criterion: Criterion, { manual, reason, deadline_days: days }: Published): boolean {
  if (criterion.kind === 'commitment') return reason === 'commitment' && criterion.withinMonths === Number(days) / 30
  // The one condition that the company itself can answer.
  if (manual === 'Plans to seek venture funding')
    return criterion.kind === 'question' && criterion.key === 'seeks-venture-funding' && criterion.expects
  return criterion.kind === 'decision' && criterion.because === reasons[reason ?? '']
}

const ops: Readonly<Record<string, Bound<unknown>['op']>> = {
  lt: 'under',
  lte: 'at-most',
  gte: 'at-least',
  gt: 'over',
}

function bounds({ op, limit }: Bound<number | Money>, { op: published, value }: Published, times = 1): boolean {
  if (op !== ops[published ?? '']) return false
  if (typeof limit === 'number') return limit === Number(value) * times
  const { amount, currency } = value as { amount: number; currency: string }
  return limit.minor === BigInt(amount) * 100n && limit.currency === currency
}

function ages(fact: string, since: string): boolean {
  switch (fact) {
    case 'company.age_months':
      return since === 'incorporation' || since === 'activity'
    case 'company.last_round_age_months':
      return since === 'lastRoundOn'
    case 'applicant.age_years':
      return since === 'applicantBornOn'
    case 'relation.months_since_plan':
      return since === 'date:github-enterprise-ended'
    default:
      return false
  }
}

const money: Readonly<Record<string, string>> = {
  'company.funding_total': 'fundingRaised',
  'company.arr': 'recurringRevenue',
  'project.investment': 'projectInvestment',
}

function amounts({ fact, period }: Extract<Criterion, { kind: 'money' }>, published: Published): boolean {
  const { fact: name = '', of } = published
  if (name === 'company.expected_monthly_usage') return fact === `monthlySpendAt:${codeOf(of)}`
  if (name === 'relation.lifetime_credits') return fact === `receivedAmount:${codeOf(of)}`
  if (name !== 'company.annual_revenue') return fact === money[name]
  if (published.period === 'last_12_months') return fact === 'turnoverLast12Months'
  const year = published.period?.replace('fiscal_year:', '')
  const same =
    year === undefined ? period === 'last-closed-year' : typeof period === 'object' && `${period.fiscalYear}` === year
  return fact === 'turnover' && same
}

const figures: Readonly<Record<string, RegExp>> = {
  'company.employees': /^headcount$/,
  'company.developers': /^developers$/,
  'company.employees_beyond_founders': /^number:employees-beyond-founders$/,
  'company.active_external_users': /^number:active-users$/,
  'project.stable_jobs_ratio': /^number:stable-jobs-ratio$/,
  'project.own_funds_or_loan_percent': /^number:own-funds-or-loan-percent$/,
  'relation.seats': /^seatsAt:freshworks$/,
}

const choices: Readonly<Record<string, string>> = {
  'company.memberships': 'memberships',
  'company.official_labels': 'labels',
  'company.sector': 'sector',
  'company.activities': 'sector',
  'company.ownership': 'ownership',
  'company.business_model': 'businessModel',
  'company.for_profit': 'businessModel',
  'company.investor_types': 'investorTypes',
  'company.venture_backed': 'investorTypes',
  'company.self_funded': 'investorTypes',
  'company.exit_status': 'stage',
  'company.funding_stage': 'stage',
  'company.product.stage': 'productStage',
  'company.incorporation_country': 'country',
  'company.country': 'country',
  'company.hq_country': 'country',
  'company.incorporated': 'legalForm',
  'company.legal_form': 'legalForm',
  'company.activity_class': 'activityClass',
  'company.markets': 'markets',
  'applicant.country': 'applicantCountry',
  'applicant.tax_residence': 'taxCountry',
  'request.intended_use': 'intendedUse',
  'relation.account_plan': 'planAt:aws',
}

/** How a code of theirs is called here; several where one of theirs means several of ours. */
const codes: Readonly<Record<string, readonly string[]>> = {
  none: ['bootstrapped'],
  angel: ['pre-seed'],
  'series-c': ['series-c-plus'],
  'series-d': ['series-c-plus'],
  later: ['series-c-plus', 'listed'],
  ipo: ['listed'],
  public: ['listed'],
  'outsourced-development': ['dev-shop'],
  'cloud-service-provider': ['cloud-provider'],
  tic: ['ict'],
  greentech: ['green-tech'],
  'industries-culturelles': ['creative'],
  'personne-physique': ['project-holder', 'natural-person'],
  industrie: ['industry'],
  artisanat: ['crafts'],
  '@list:african-countries': ['africa'],
}

/** Facts that are a yes or no there and a choice here: which codes, and whether one of them must be held. */
const asChoices: Readonly<Record<string, readonly [op: 'any-of' | 'none-of', codes: readonly string[]]>> = {
  'company.for_profit': ['none-of', ['nonprofit']],
  'company.venture_backed': ['any-of', ['institutional']],
  'company.self_funded': ['none-of', ['institutional']],
  'company.incorporated': ['none-of', ['project-holder', 'natural-person']],
}

function chooses(criterion: Extract<Criterion, { kind: 'set' | 'order' }>, published: Published): boolean {
  const { fact = '', op = '', value, denied } = published
  if (criterion.fact !== choices[fact]) return false
  const [expectedOp, wanted] = asChoices[fact] ?? [
    ['not_in', 'neq', 'not_contains'].includes(op) === denied ? 'any-of' : 'none-of',
    [value].flat().flatMap((code) => codes[String(code)] ?? [String(code)]),
  ]
  if (criterion.kind === 'order') {
    if (fact === 'company.product.stage') return criterion.bound.op === ops[op] && criterion.bound.limit === value
    const scale = scaleOf(criterion.fact)
    const allowed = scale.slice(0, scale.indexOf(criterion.bound.limit) + 1)
    return criterion.bound.op === 'at-most' && expectedOp === 'any-of' && sameSet(allowed, wanted)
  }
  if (criterion.op !== expectedOp) return false
  if (criterion.list !== undefined) return typeof value === 'string' && value.startsWith('@list:')
  // An exclusion may shut out more, where two published conditions became one; an admission lets in the same.
  const held = wanted.every((code) => criterion.codes.includes(code))
  return criterion.op === 'none-of'
    ? held && (fact !== 'company.funding_stage' || sameSet(criterion.codes, wanted))
    : held && sameSet(criterion.codes, wanted)
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size
}

/** What a relation is to: their code and ours, where they differ. */
const relatedTo: Readonly<Record<string, string>> = {
  'aws-activate-provider-org-id': 'aws-activate-provider',
  'bizspark-network-partner-or-champ': 'bizspark-partner',
  'cloudflare-startups': 'cloudflare-for-startups',
  cloudinghost: 'cloudinghost-startup',
  'segment-discount': 'segment-startup',
  'posthog-startups': 'posthog-for-startups',
  'anthropic-startup-credits': 'claude-for-startups',
  'vercel-startups': 'vercel-for-startups',
  'zendesk-referral': 'zendesk-partner',
  'weights-biases': 'weights-and-biases',
  'ms-for-startups-2026': 'microsoft-for-startups',
  'cloud-credit': 'cloud-credits',
}

function codeOf(of: unknown): string {
  return relatedTo[String(of)] ?? String(of)
}

function flags(key: string, expects: boolean, { fact = '', op = '', value, of }: Published): boolean {
  switch (fact) {
    case 'relation.benefit_ever_received':
      return key === `received:${codeOf(of)}` && expects === value
    case 'relation.paying_customer':
      return key === `customerOf:${of === 'cloudinghost' ? of : codeOf(of)}` && expects === value
    case 'relation.account':
      return key === `accountAt:${codeOf(of)}` && expects
    case 'company.partner_code':
      return key === `referredBy:${codeOf(of)}` && expects
    case 'company.active_benefits': {
      const relation = op === 'not_contains_category' ? 'holdsKind' : 'holds'
      return key === `${relation}:${codeOf(value)}` && expects === (op === 'contains')
    }
    default:
      return false
  }
}

/** What only the company can say: their fact and value, our key and the answer that gives a right. */
const questions: Readonly<Record<string, string>> = {
  'company.website_live true': 'has-website true',
  'company.linkedin_page true': 'has-linkedin-page true',
  'company.email_domain_matches_website true': 'company-email true',
  'company.email_domain_type company': 'company-email true',
  'company.product.software_in_development true': 'develops-product true',
  'company.product.software_owned true': 'owns-software true',
  'company.formed_through stripe-atlas': 'formed-through-stripe-atlas true',
  'relation.payment_method_on_file true': 'payment-method-at-twilio true',
  'company.activities cryptocurrency': 'works-in-cryptocurrency false',
}
