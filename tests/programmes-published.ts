/** A condition of a published programme, as the reference data writes it. */
export interface Published {
  readonly fact?: string
  readonly op?: string
  readonly value?: unknown
  readonly of?: string
  readonly period?: string
  readonly scope?: readonly string[]
  readonly manual?: string
  readonly reason?: string
  readonly deadline_days?: number
  readonly ref?: string
  readonly always?: boolean
  /** Whether it stands below a "not". */
  readonly denied: boolean
}

/** A published rule with its groups. */
export type PublishedRule =
  | { readonly kind: 'all' | 'any'; readonly of: readonly PublishedRule[] }
  | { readonly kind: 'not'; readonly of: PublishedRule }
  | { readonly kind: 'condition'; readonly condition: Published }

/** A rule of the reference data with its groups told apart from its conditions. */
export function publishedRule(rule: unknown, denied = false): PublishedRule {
  const { all, any, not, ...condition } = rule as { all?: unknown[]; any?: unknown[]; not?: unknown }
  if (not !== undefined) return { kind: 'not', of: publishedRule(not, !denied) }
  const parts = all ?? any
  if (!parts) return { kind: 'condition', condition: { ...condition, denied } }
  return { kind: all ? 'all' : 'any', of: parts.map((part) => publishedRule(part, denied)) }
}

/** The conditions of a published rule, without its groups. */
export function conditionsOf(rule: PublishedRule): readonly Published[] {
  if (rule.kind === 'condition') return [rule.condition]
  return rule.kind === 'not' ? conditionsOf(rule.of) : rule.of.flatMap(conditionsOf)
}

/** Whether a published rule holds where these of its conditions do. */
export function holds(rule: PublishedRule, holding: ReadonlySet<Published>): boolean {
  switch (rule.kind) {
    case 'condition':
      return holding.has(rule.condition)
    case 'not':
      return !holds(rule.of, holding)
    case 'all':
      return rule.of.every((part) => holds(part, holding))
    case 'any':
      return rule.of.some((part) => holds(part, holding))
  }
}

/** The offer of the catalogue that each published rule became, and which of its versions where there are several. */
export const offers: Readonly<Record<string, string | readonly [offer: string, version: number]>> = {
  'technopark-2017': 'technopark-2017',
  'ms-bizspark-2008': ['microsoft-bizspark', 0],
  'ms-bizspark-2014plus': ['microsoft-bizspark', 1],
  'ms-for-startups-2026': 'microsoft-for-startups',
  'ibm-gep-2017-builder': 'ibm-global-entrepreneur-builder',
  'ibm-gep-rule': 'ibm-global-entrepreneur',
  'ibm-cloud-free-2026': 'ibm-cloud-free-tier',
  'salesforce-2017': 'salesforce-technopark-2017',
  'salesforce-launchpad-2026': 'salesforce-launchpad',
  'aws-activate-founders': 'aws-activate-founders',
  'aws-activate-portfolio': 'aws-activate-portfolio',
  'aws-ai-credits': 'aws-ai-credits',
  'kiro-pro-plus-2026': 'kiro-pro-plus',
  'google-start': 'google-cloud-start',
  'google-scale': 'google-cloud-scale',
  'google-ai-first': 'google-cloud-ai-first',
  'nvidia-inception': 'nvidia-inception',
  'ovh-eu-start': 'ovhcloud-start',
  'ovh-eu-scale': 'ovhcloud-scale',
  'scaleway-founders': 'scaleway-founders',
  'scaleway-early-stage': 'scaleway-early-stage',
  'scaleway-growth': 'scaleway-growth',
  'clever-cloud-up': 'clever-cloud-up',
  mongodb: 'mongodb-for-startups',
  'hubspot-30': 'hubspot-organisation',
  'hubspot-90': 'hubspot-funded',
  notion: 'notion-for-startups',
  'stripe-atlas': 'stripe-atlas',
  'stripe-startup': 'stripe-startups',
  digitalocean: 'digitalocean-startups',
  segment: 'segment-startup',
  'twilio-startups': 'twilio-for-startups',
  zendesk: 'zendesk-for-startups',
  intercom: 'intercom-early-stage',
  github: 'github-for-startups',
  oracle: 'oracle-for-startups',
  alibaba: 'alibaba-ai-catalyst',
  'huawei-spark': 'huawei-spark',
  'sap-io': 'sap-io-foundries',
  'cloudflare-t1': 'cloudflare-tier-1',
  'cloudflare-t2': 'cloudflare-tier-2',
  'cloudflare-t3': 'cloudflare-tier-3',
  posthog: 'posthog-for-startups',
  'posthog-yc': 'posthog-y-combinator',
  mixpanel: 'mixpanel-startup',
  atlassian: 'atlassian-for-startups',
  linear: 'linear-startup',
  algolia: 'algolia-startup',
  'akamai-rise': 'akamai-rise',
  'freshworks-4m': 'freshworks-startup',
  'autodesk-tip': 'autodesk-technology-impact',
  cloudinghost: 'cloudinghost-startup',
  'rails-cloud-seed': 'rails-cloud-seed',
  anthropic: 'claude-for-startups',
  vercel: 'vercel-for-startups',
  'miro-direct': 'miro-direct',
  'miro-partner': 'miro-partner',
  'wandb-ms': 'weights-and-biases-microsoft',
  isaacus: 'isaacus-legal-tech',
  retool: 'retool-startup',
  sentry: 'sentry-for-startups',
  zoho: 'zoho-for-startups-india',
  'ma-tpme-2025': 'ma-tpme-2025',
  'ma-auto-entrepreneur': 'ma-auto-entrepreneur',
  'technopark-admission': 'technopark-admission',
}
