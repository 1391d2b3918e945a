import type { Neutral, Prepared } from './neutral.ts'
import { FLAGS, LISTS, NUMBERS, TEXTS } from './neutral.ts'

/** What an engine says of one company and one rule; undefined is "cannot say". */
export type Said = boolean | undefined

/** An engine that has taken rules in and answers cell by cell. */
export interface Peer {
  readonly name: string
  /** Prepares what can be prepared; the clock does not run yet. */
  load(
    rules: readonly Neutral[],
    companies: readonly Prepared[],
  ): Promise<(rule: number, company: number) => Said | Promise<Said>>
}

/** Where a fact is not known its name is left out, which is what these engines take for "not known". */
function known(company: Prepared): Record<string, unknown> {
  return Object.fromEntries(Object.entries(company).filter(([, value]) => value !== null))
}

type Json = unknown

/** The peers are installed for the benchmark alone, so their types are not at hand: what is used of each is written here. */
function named(name: string): string {
  return name
}

function jsonLogic(rule: Neutral): Json {
  switch (rule.op) {
    case 'all':
      return { and: rule.of.map(jsonLogic) }
    case 'any':
      return { or: rule.of.map(jsonLogic) }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { [rule.op]: [{ var: rule.name }, rule.value] }
    case 'is':
      return { '===': [{ var: rule.name }, rule.value] }
    case 'in':
      return { in: [{ var: rule.name }, rule.value] }
    case 'not-in':
      return { '!': { in: [{ var: rule.name }, rule.value] } }
    case 'meets':
      return { some: [{ var: rule.name }, { in: [{ var: '' }, rule.value] }] }
    case 'avoids':
      return { '!': { some: [{ var: rule.name }, { in: [{ var: '' }, rule.value] }] } }
  }
}

const jsonLogicJs: Peer = {
  name: 'json-logic-js',
  async load(rules, companies) {
    const { default: engine } = (await import(named('json-logic-js'))) as {
      default: { apply(rule: Json, data: Json): unknown }
    }
    const logic = rules.map(jsonLogic)
    const data = companies.map(known)
    return (rule, company) => engine.apply(logic[rule], data[company]) === true
  },
}

const jsonLogicEngine: Peer = {
  name: 'json-logic-engine, compiled',
  async load(rules, companies) {
    const { LogicEngine } = (await import(named('json-logic-engine'))) as {
      LogicEngine: new () => { build(rule: Json): (data: Json) => unknown }
    }
    const engine = new LogicEngine()
    const built = rules.map((rule) => engine.build(jsonLogic(rule)))
    const data = companies.map(known)
    return (rule, company) => built[rule]?.(data[company]) === true
  },
}

const jsonRulesOps = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
} as const

function jsonRules(rule: Neutral): Json {
  switch (rule.op) {
    case 'all':
    case 'any':
      return { [rule.op]: rule.of.map(jsonRules) }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { fact: rule.name, operator: jsonRulesOps[rule.op], value: rule.value }
    case 'is':
      return { fact: rule.name, operator: 'equal', value: rule.value }
    case 'in':
      return { fact: rule.name, operator: 'in', value: rule.value }
    case 'not-in':
      return { fact: rule.name, operator: 'notIn', value: rule.value }
    case 'meets':
      return { fact: rule.name, operator: 'meets', value: rule.value }
    case 'avoids':
      return { not: { fact: rule.name, operator: 'meets', value: rule.value } }
  }
}

const jsonRulesEngine: Peer = {
  name: 'json-rules-engine',
  async load(rules, companies) {
    const { Engine } = (await import(named('json-rules-engine'))) as {
      Engine: new (
        rules: readonly Json[],
        options: object,
      ) => {
        addOperator(name: string, meets: (held: unknown, asked: readonly string[]) => boolean): void
        run(facts: Json): Promise<{ events: readonly unknown[] }>
      }
    }
    const engines = rules.map((rule) => {
      const conditions = rule.op === 'all' ? jsonRules(rule) : { all: [jsonRules(rule)] }
      const engine = new Engine([{ conditions, event: { type: 'eligible' } }], { allowUndefinedFacts: true })
      engine.addOperator(
        'meets',
        (held, asked) => Array.isArray(held) && held.some((code) => asked.includes(String(code))),
      )
      return engine
    })
    const data = companies.map(known)
    return async (rule, company) => ((await engines[rule]?.run(data[company]))?.events.length ?? 0) > 0
  },
}

function cel(rule: Neutral, number: (value: number) => string): string {
  switch (rule.op) {
    case 'all':
      return `(${rule.of.map((part) => cel(part, number)).join(' && ')})`
    case 'any':
      return `(${rule.of.map((part) => cel(part, number)).join(' || ')})`
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${rule.name} ${rule.op} ${number(rule.value)}`
    case 'is':
      return `${rule.name} == ${rule.value}`
    case 'in':
      return `${rule.name} in ${JSON.stringify(rule.value)}`
    case 'not-in':
      return `!(${rule.name} in ${JSON.stringify(rule.value)})`
    case 'meets':
      return `${rule.name}.exists(code, code in ${JSON.stringify(rule.value)})`
    case 'avoids':
      return `!${rule.name}.exists(code, code in ${JSON.stringify(rule.value)})`
  }
}

const celNumber = (value: number) => value.toFixed(1)

const celJs: Peer = {
  name: '@marcbachmann/cel-js',
  async load(rules, companies) {
    const { Environment } = (await import(named('@marcbachmann/cel-js'))) as {
      Environment: new () => {
        registerVariable(name: string, type: string): unknown
        parse(text: string): (context: Json) => unknown
      }
    }
    const environment = new Environment()
    for (const name of NUMBERS) environment.registerVariable(name, 'double')
    for (const name of TEXTS) environment.registerVariable(name, 'string')
    for (const name of LISTS) environment.registerVariable(name, 'list<string>')
    for (const [name] of FLAGS) environment.registerVariable(name, 'bool')
    const parsed = rules.map((rule) => environment.parse(cel(rule, celNumber)))
    const data = companies.map(known)
    return (rule, company) => {
      try {
        return parsed[rule]?.(data[company]) === true
      } catch {
        return undefined
      }
    }
  },
}

const bufbuildCel: Peer = {
  name: '@bufbuild/cel',
  async load(rules, companies) {
    const { parse, plan, celEnv, isCelError } = (await import(named('@bufbuild/cel'))) as {
      parse(text: string): unknown
      plan(env: unknown, expression: unknown): (bindings: Json) => unknown
      celEnv(options?: object): unknown
      isCelError(value: unknown): boolean
    }
    const env = celEnv()
    const plans = rules.map((rule) => plan(env, parse(cel(rule, celNumber))))
    const data = companies.map(known)
    return (rule, company) => {
      try {
        const value = plans[rule]?.(data[company])
        return isCelError(value) ? undefined : value === true
      } catch {
        return undefined
      }
    }
  },
}

function feel(rule: Neutral): string {
  switch (rule.op) {
    case 'all':
      return `(${rule.of.map(feel).join(' and ')})`
    case 'any':
      return `(${rule.of.map(feel).join(' or ')})`
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${rule.name} ${rule.op} ${rule.value}`
    case 'is':
      return `${rule.name} = ${rule.value}`
    case 'in':
      return `list contains(${JSON.stringify(rule.value)}, ${rule.name})`
    case 'not-in':
      return `not(list contains(${JSON.stringify(rule.value)}, ${rule.name}))`
    case 'meets':
      return `some code in ${rule.name} satisfies list contains(${JSON.stringify(rule.value)}, code)`
    case 'avoids':
      return `not(some code in ${rule.name} satisfies list contains(${JSON.stringify(rule.value)}, code))`
  }
}

const feelin: Peer = {
  name: 'feelin',
  async load(rules, companies) {
    const { evaluate } = (await import(named('feelin'))) as {
      evaluate(text: string, context: Json): unknown
    }
    const texts = rules.map(feel)
    return (rule, company) => {
      const result = evaluate(texts[rule] ?? '', companies[company])
      const value = typeof result === 'object' && result !== null && 'value' in result ? result.value : result
      return value === null || value === undefined ? undefined : value === true
    }
  },
}

function zen(rule: Neutral): string {
  switch (rule.op) {
    case 'all':
      return `(${rule.of.map(zen).join(' and ')})`
    case 'any':
      return `(${rule.of.map(zen).join(' or ')})`
    case '<':
    case '<=':
    case '>':
    case '>=':
      // A comparison with null stops the whole expression, so it is guarded.
      return `(${rule.name} != null and ${rule.name} ${rule.op} ${rule.value})`
    case 'is':
      return `${rule.name} == ${rule.value}`
    case 'in':
      return `(${rule.name} in ${JSON.stringify(rule.value)})`
    case 'not-in':
      return `not (${rule.name} in ${JSON.stringify(rule.value)})`
    case 'meets':
      return `some(${rule.name} ?? [], # in ${JSON.stringify(rule.value)})`
    case 'avoids':
      return `not some(${rule.name} ?? [], # in ${JSON.stringify(rule.value)})`
  }
}

const zenEngine: Peer = {
  name: '@gorules/zen-engine',
  async load(rules, companies) {
    const { default: engine } = (await import(named('@gorules/zen-engine'))) as {
      default: { evaluateExpressionSync(text: string, context: Json): unknown }
    }
    const texts = rules.map(zen)
    return (rule, company) => engine.evaluateExpressionSync(texts[rule] ?? '', companies[company]) === true
  },
}

/** Publicodes has no lists; what a company holds of one is a yes or a no for every code. */
function publicodes(rule: Neutral): Json {
  switch (rule.op) {
    case 'all':
      return { 'toutes ces conditions': rule.of.map(publicodes) }
    case 'any':
      return { 'une de ces conditions': rule.of.map(publicodes) }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${plainName(rule.name)} ${rule.op} ${rule.value}`
    case 'is':
      return `${plainName(rule.name)} = ${rule.value ? 'oui' : 'non'}`
    case 'in':
    case 'meets':
      return { 'une de ces conditions': rule.value.map((code) => `${codeName(rule.name, code)} = oui`) }
    case 'not-in':
    case 'avoids':
      return { 'toutes ces conditions': rule.value.map((code) => `${codeName(rule.name, code)} = non`) }
  }
}

const plainName = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
const codeName = (name: string, code: string) => `${plainName(name)} ${code.toLowerCase().replaceAll('-', ' ')}`

const publicodesEngine: Peer = {
  name: 'publicodes',
  async load(rules, companies) {
    const { default: Engine } = (await import(named('publicodes'))) as {
      default: new (
        rules: Json,
        options?: object,
      ) => { setSituation(situation: Json): unknown; evaluate(name: string): { nodeValue: unknown } }
    }
    const codes = new Map<string, Set<string>>()
    const collect = (rule: Neutral): void => {
      if (rule.op === 'all' || rule.op === 'any') for (const part of rule.of) collect(part)
      else if (rule.op === 'in' || rule.op === 'not-in' || rule.op === 'meets' || rule.op === 'avoids') {
        const held = codes.get(rule.name) ?? new Set()
        for (const code of rule.value) held.add(code)
        codes.set(rule.name, held)
      }
    }
    for (const rule of rules) collect(rule)
    const facts = [...NUMBERS, ...FLAGS.map(([name]) => name)].map((name) => [plainName(name), null] as const)
    const held = [...codes].flatMap(([name, all]) => [...all].map((code) => [codeName(name, code), null] as const))
    const quiet = { logger: { log() {}, warn() {}, error() {} } }
    const engine = new Engine(
      Object.fromEntries([
        ...[...facts, ...held].map(([name]) => [name, { question: name }] as const),
        ...rules.map((rule, index) => [`offre ${index}`, publicodes(rule)] as const),
      ]),
      quiet,
    )
    const situations = companies.map((company) => {
      const situation: Record<string, unknown> = {}
      for (const name of NUMBERS) if (company[name] !== null) situation[plainName(name)] = company[name]
      for (const [name] of FLAGS) if (company[name] !== null) situation[plainName(name)] = company[name] ? 'oui' : 'non'
      for (const [name, all] of codes) {
        const mine = company[name]
        if (mine === null || mine === undefined) continue
        for (const code of all) situation[codeName(name, code)] = [mine].flat().includes(code) ? 'oui' : 'non'
      }
      return situation
    })
    let current = -1
    return (rule, company) => {
      if (company !== current) {
        engine.setSituation(situations[company])
        current = company
      }
      const { nodeValue } = engine.evaluate(`offre ${rule}`)
      return nodeValue === undefined || nodeValue === null ? undefined : nodeValue === true
    }
  },
}

export const PEERS: readonly Peer[] = [
  jsonLogicEngine,
  jsonLogicJs,
  celJs,
  bufbuildCel,
  zenEngine,
  jsonRulesEngine,
  publicodesEngine,
  feelin,
]
