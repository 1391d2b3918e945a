import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { read } from '../../platform/change.ts'
import type { FactValue } from '../rules/index.ts'
import { addCompany } from './add-company.ts'
import { findCompany } from './companies.store.ts'
import { editCompany } from './edit-company.ts'
import { endResidency, moveCompany } from './move-company.ts'
import { recordFact } from './record-fact.ts'
import { aRegister, refusalOf, typed, valueOf } from './registry.testing.ts'
import { mayActFor } from './visibility.store.ts'

test('who sees a company, and so acts for it: role by role', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const casa = await park.company({ name: 'Here', site: 'casablanca', startedOn: '2016' })
  const left = await park.company({ name: 'Left', site: 'casablanca', startedOn: '2015', endedOn: day('2017-01-01') })
  const moved = await park.company({ name: 'Moved', site: 'casablanca', startedOn: '2015' })
  const stay = { companyId: moved, siteId: park.siteId('rabat'), startedOn: day('2017-01-01') }
  valueOf(await moveCompany(platform, park.director, stay))
  const candidate = await park.company({ name: 'Candidate', site: null })
  const abroad = await aRegister(platform, { name: 'Another park' })
  const foreign = await abroad.company({ name: 'Foreign' })

  const people = {
    director: park.director,
    'manager of Casablanca': park.manager('casablanca'),
    'manager of Rabat': park.manager('rabat'),
    'manager of no site': park.manager(),
    owner: park.owner(casa),
    member: park.member(casa),
    partner: park.as({ kind: 'partner', partnerId: platform.newId() }),
    expert: park.as({ kind: 'expert', partnerId: undefined }),
    buyer: park.as({ kind: 'buyer', organisation: 'OCP' }),
  }
  const companies = { casa, left, moved, candidate, foreign }
  const seen: Record<string, readonly string[]> = {}
  for (const [person, actor] of Object.entries(people)) {
    const names = []
    for (const [name, id] of Object.entries(companies)) {
      const company = await read(platform, actor, (db) => findCompany(db, actor, id))
      assert.equal(await read(platform, actor, (db) => mayActFor(db, actor, id)), company !== undefined)
      if (company) names.push(name)
    }
    seen[person] = names
  }

  assert.deepEqual(seen, {
    director: ['casa', 'left', 'moved', 'candidate'],
    'manager of Casablanca': ['casa', 'left'],
    'manager of Rabat': ['moved'],
    'manager of no site': [],
    owner: ['casa'],
    member: ['casa'],
    partner: [],
    expert: [],
    buyer: [],
  })
})

test('who may do what to a company: role by role', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const id = await park.company({ name: 'Atlas Robotics', site: 'casablanca', startedOn: '2016' })
  const headcount: FactValue = { kind: 'number', number: 7 }
  const people = {
    director: park.director,
    'manager here': park.manager('casablanca'),
    'manager elsewhere': park.manager('rabat'),
    owner: park.owner(id),
    'another owner': park.owner(platform.newId()),
    partner: park.as({ kind: 'partner', partnerId: platform.newId() }),
  }
  const allowed: Record<string, readonly (string | undefined)[]> = {}
  for (const [person, actor] of Object.entries(people)) {
    const rename = typed({ name: `Atlas of ${person}`, email: 'a@atlas.ma' })
    const now = await park.see((db) => findCompany(db, park.director, id))
    const results = [
      await editCompany(platform, actor, { companyId: id, identity: rename }),
      await editCompany(platform, actor, { companyId: id, identity: typed({ name: now?.name ?? '', phone: person }) }),
      await recordFact(platform, actor, { companyId: id, key: 'headcount', value: headcount }),
      await addCompany(platform, actor, { identity: rename, stay: { siteId: park.siteId('casablanca') } }),
      await moveCompany(platform, actor, {
        companyId: id,
        siteId: park.siteId('tanger'),
        startedOn: day('2010-01-01'),
      }),
      await endResidency(platform, actor, { companyId: id, on: day('2010-01-01') }),
    ]
    allowed[person] = results.map(refusalOf)
  }

  const fine = undefined
  assert.deepEqual(allowed, {
    director: [fine, fine, fine, fine, 'ends-before-start', 'ends-before-start'],
    'manager here': [fine, fine, fine, fine, 'site-not-found', 'ends-before-start'],
    'manager elsewhere': [
      ...Array(3).fill('company-not-found'),
      'site-not-found',
      ...Array(2).fill('company-not-found'),
    ],
    // Its contact is its own to change; its name is not.
    owner: ['not-allowed', fine, fine, 'not-allowed', 'not-allowed', 'not-allowed'],
    'another owner': [...Array(3).fill('company-not-found'), 'not-allowed', ...Array(2).fill('company-not-found')],
    partner: [...Array(3).fill('company-not-found'), 'not-allowed', ...Array(2).fill('company-not-found')],
  })
})

test('row-level security alone still shows nothing of another operator', async () => {
  const platform = await aPlatform({ ownCondition: false })
  const park = await aRegister(platform)
  const abroad = await aRegister(platform, { name: 'Another park' })
  const foreign = await abroad.company({
    name: 'Foreign',
    facts: { 'turnover:2016': { amount: money(5, 'MAD').minor.toString(), currency: 'MAD' } },
  })

  const tables = ['sites', 'companies', 'residencies', 'facts', 'companyPlaces', 'currentFacts'] as const
  const counts = []
  for (const table of tables) {
    counts.push(
      await park.see((db) => db.selectFrom(table).selectAll().where('operatorId', '=', abroad.operatorId).execute()),
    )
  }

  assert.deepEqual(
    counts.map(({ length }) => length),
    [0, 0, 0, 0, 0, 0],
  )
  assert.equal(await park.see((db) => findCompany(db, park.director, foreign)), undefined)
})
