import { codeDefinitions, criterionSchemas } from './rule-schema-criteria.ts'
import { type Schema, entries, number, object, oneOf, sharedDefinitions, the, whole } from './rule-schema-parts.ts'

const several: Schema = { type: 'array', items: the('condition'), minItems: 1 }
const one = the('condition')

const groups: readonly Schema[] = [
  object({ all: several }),
  object({ any: several }),
  object({ not: one }),
  object({ atLeast: { type: 'integer', minimum: 1 }, of: several }),
  object({ if: one, must: one }),
  object({ require: one, unless: one }),
  object({ rule: the('code') }),
]

const condition: Schema = {
  description: 'A group of conditions, or one criterion with an id of its own within the rule.',
  oneOf: [
    ...groups,
    ...Object.entries(criterionSchemas).map(([kind, schema]) => object({ id: the('code'), [kind]: schema })),
  ],
}

const labelled = { label: the('localized'), asks: the('localized') }

/**
 * The JSON form of a rule as a JSON Schema (2020-12), for editors and other programs. It says which keys and values there
 * are; that ids differ, that names are given, and how deep conditions go only `parseRule` can tell.
 */
export const RULE_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tremplin:rule:1',
  title: 'Who may have an offer',
  ...object(
    {
      version: { const: 1 },
      where: the('condition'),
      parameters: entries(
        the('code'),
        { anyOf: [number(0, 1_000_000_000), the('amount'), object({ date: the('date') })] },
        200,
      ),
      names: entries(the('code'), the('name'), 200),
      declares: {
        type: 'object',
        maxProperties: 200,
        patternProperties: {
          '^(?:date|money|number):': object(labelled),
          '^choices:': object({ ...labelled, codes: entries(the('code'), the('name'), 1000, 1) }),
        },
        propertyNames: { pattern: '^(?:date|money|number|choices):(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$' },
      },
      checked: { anyOf: [oneOf('throughout', 'at-entry'), object({ everyMonths: whole(1, 120) })] },
      places: object({ count: whole(1, 1_000_000_000), order: oneOf('first-come', 'ranked') }),
      prefers: {
        type: 'array',
        maxItems: 50,
        items: object({ id: the('code'), weight: whole(1, 1000), when: the('condition') }),
      },
    },
    ['parameters', 'names', 'declares', 'checked', 'places', 'prefers'],
  ),
  $defs: { ...sharedDefinitions, ...codeDefinitions, condition },
}
