import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '../../kernel/id.ts'
import { identityOf } from '../registry/index.ts'
import { type KnownCompany, bareName, registerOf } from './known-company.ts'
import { type Draft, matchOf } from './match.ts'
import { nameKey } from '../workbook/index.ts'

const one = '221248865000037'
const other = '256923444000090'

function known(name: string, ice: string | null = null, archived = false): KnownCompany {
  return {
    id: `${name} ${ice ?? ''}` as Id<'company'>,
    identity: identityOf(name, { ice }),
    archived,
    facts: new Map(),
  }
}

function draft(name: string, ice: string | null = null, iceIsSure = ice !== null): Draft {
  return { sheet: 'A', row: 2, name, ice, iceIsSure, facts: new Map(), told: new Map() }
}

function said(row: Draft, companies: readonly KnownCompany[], chosen?: string) {
  const { match, doubt, choice, keepIce } = matchOf(row, registerOf(companies), new Set([nameKey(row.name)]), chosen)
  const found = match.kind === 'known' ? match.company.identity.name : match.kind
  return { found, doubt: doubt?.code, choice, keepIce }
}

test('a company is found by its ICE, else by its name whatever its case, accents and spaces; else it is new', () => {
  const register = [known('Médina Énergie', one), known('Souk Labs')]

  assert.equal(said(draft('Médina Énergie', one), register).found, 'Médina Énergie')
  assert.equal(said(draft('SOUK  LABS', other), register).found, 'Souk Labs')
  assert.equal(said(draft('medina energie'), register).found, 'Médina Énergie')
  assert.equal(said(draft('Souk Labs Nord'), register).found, 'new')
})

test('whatever might mix up two companies waits for somebody to say so', () => {
  const twins = [known('Atlas', one), known('Atlas', other)]
  const cases = [
    [draft('Atlas', other), [known('Atlas', one)], 'name-with-other-ice'],
    [draft('Anfa', one), [known('Atlas', one)], 'ice-with-other-name'],
    [draft('Atlas'), twins, 'several-of-that-name'],
    [draft('Sté Atlas S.A.R.L.'), [known('Atlas')], 'name-alike'],
    [draft('Atlas'), [known('Atlas', null, true)], 'archived'],
    [draft('Autre', one), [known('Atlas', one, true)], 'archived'],
    [{ ...draft('Atlas'), onlyName: true }, [], 'only-a-name'],
  ] as const

  for (const [row, register, doubt] of cases) {
    const { doubt: found, choice } = said(row, register)
    assert.deepEqual([found, choice], [doubt, 'leave'], doubt)
  }
})

test('a doubtful ICE does not keep a company out: it comes without it unless somebody keeps it', () => {
  const row = draft('Atlas', '221248865000038', false)

  assert.deepEqual(said(row, []), { found: 'new', doubt: 'bad-ice', choice: 'without-ice', keepIce: false })
  assert.equal(said(row, [], 'with-ice').keepIce, true)
  assert.equal(said(row, [known('Atlas')]).doubt, undefined)
})

test('a company never takes an ICE that another one holds', () => {
  const register = [known('Atlas', one), known('Anfa')]

  const choice = said(draft('Anfa', one), register, `same:${known('Anfa').id}`)

  assert.deepEqual([choice.found, choice.keepIce], ['Anfa', false])
})

test('a choice that was not offered counts for nothing', () => {
  assert.equal(said(draft('Anfa', one), [known('Atlas', one)], 'new').choice, 'leave')
  assert.equal(said(draft('Anfa', one), [known('Atlas', one)], 'same:somebody-else').choice, 'leave')
})

test('legal forms and words such as "Sté" do not tell names apart', () => {
  assert.equal(bareName('Sté Atlas Robotics S.A.R.L. A.U.'), bareName('ATLAS ROBOTICS'))
  assert.notEqual(bareName('Amlal Games Nord'), bareName('Amlal Games'))
  assert.equal(bareName('SARL'), 'sarl')
})
