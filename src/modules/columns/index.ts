export { type Population, populationOf } from './population.ts'
export { factsAt } from './population-facts.ts'
export { type Means, type Screened, answersOf, prepare, screen } from './screen.ts'
