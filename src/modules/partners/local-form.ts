import { type Result, ok, refuse } from '../../kernel/result.ts'
import { SECTORS } from '../rules/index.ts'
import { type LocalConditions, readLocal } from './local-conditions.ts'
import { type BadOffer, MOST, type TypedOffer, TypedReader } from './typed-reader.ts'

/** The park's own conditions as they were typed, none at all too, or everything that is wrong with them. */
export function readLocalForm(typed: TypedOffer, siteCodes: readonly string[]): Result<LocalConditions, BadOffer> {
  const reader = new TypedReader(typed)
  const written = [
    ...hostedIn(reader, siteCodes),
    ...boundIn(reader, 'ageAtLeast', MOST.months, (months) => ({ age: { since: 'activity', atLeast: months } })),
    ...boundIn(reader, 'ageUnder', MOST.months, (months) => ({ age: { since: 'activity', under: months } })),
    ...boundIn(reader, 'headcountAtLeast', MOST.people, (people) => ({
      number: { fact: 'headcount', atLeast: people },
    })),
    ...boundIn(reader, 'headcountUnder', MOST.people, (people) => ({ number: { fact: 'headcount', under: people } })),
    ...sectorsIn(reader),
  ]
  if (reader.problems.length > 0) return refuse({ code: 'bad-offer', problems: reader.problems })
  return ok(readLocal(written))
}

/**
 * At the sites that are ticked, else at any where that is ticked or a length of the stay is asked for: who is not hosted has
 * no stay to be counted, and gets a plain no.
 */
function hostedIn(reader: TypedReader, siteCodes: readonly string[]): readonly unknown[] {
  const sites = siteCodes.filter((code) => reader.all('sites').includes(code))
  const stay = boundIn(reader, 'hostedAtLeast', MOST.months, (months) => ({
    age: { since: 'hostedSince', atLeast: months },
  }))
  if (sites.length > 0) return [{ id: 'park-hosted', hosted: { sites } }, ...stay]
  return stay.length > 0 || reader.text('hosted') === 'yes' ? [{ id: 'park-hosted', hosted: true }, ...stay] : []
}

function boundIn(
  reader: TypedReader,
  name: string,
  most: number,
  criterion: (limit: number) => object,
): readonly unknown[] {
  const limit = reader.whole(name, most)
  return limit === undefined ? [] : [{ id: ids[name], ...criterion(limit) }]
}

const ids: Readonly<Record<string, string>> = {
  hostedAtLeast: 'park-stay-least',
  ageAtLeast: 'park-age-least',
  ageUnder: 'park-age-under',
  headcountAtLeast: 'park-headcount-least',
  headcountUnder: 'park-headcount-under',
}

function sectorsIn(reader: TypedReader): readonly unknown[] {
  const codes = SECTORS.filter((sector) => reader.all('sectors').includes(sector))
  return codes.length === 0 ? [] : [{ id: 'park-sectors', set: { fact: 'sector', anyOf: codes } }]
}
