/**
 * Whether tests that can be long are: every journey in each language with and without script, every kill, every form. Else a
 * sample that is the same each time. `npm run test:full` takes everything, as `.ci/run` does once.
 */
export const inFull = process.env['TREMPLIN_TESTS'] === 'everything'
