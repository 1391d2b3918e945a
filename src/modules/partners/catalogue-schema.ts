import { z } from 'zod'
import { RULE_SCHEMA } from '../rules/index.ts'
import { providerFile, writtenRule } from './catalogue-file.ts'

/** What the parser itself reads, told as JSON Schema. */
const told = z.toJSONSchema(providerFile, {
  io: 'input',
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    if (zodSchema === writtenRule) jsonSchema.$ref = String(RULE_SCHEMA['$id'])
    // The names of definitions are no addresses.
    delete jsonSchema.id
  },
})

/**
 * The form of a catalogue file as a JSON Schema (2020-12) with that of rules in it, for editors and other programs. That days
 * exist, that versions follow one another and that examples come out only the parser and its tests can tell.
 */
export const CATALOGUE_SCHEMA = {
  $schema: told.$schema,
  $id: 'urn:tremplin:catalogue:1',
  title: 'What a provider gives, and to whom',
  ...told,
  $defs: { ...told.$defs, rule: RULE_SCHEMA },
}
