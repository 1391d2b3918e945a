/** A rule made ready for a population, one way or the other. Companies to be asked are those whose keys do not decide it. */
export interface Runner {
  /** How many companies answer yes, and no; those to be asked are in neither. */
  count(): Counted
  /** Writes the answer of every company but those to be asked, which it returns. */
  answer(answers: Uint8Array): readonly number[]
}

export interface Counted {
  readonly yes: number
  readonly no: number
  readonly asked: readonly number[]
}
