/** An answer that somebody will read: what was asked for, or why not. */
export type Result<Value, Refusal> = Ok<Value> | Refused<Refusal>

export interface Ok<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Refused<Refusal> {
  readonly ok: false
  readonly refusal: Refusal
}

/** The wish is granted. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value }
}

/** The wish is refused, for a reason that has a code and the facts of the case. */
export function refuse<const Refusal extends { readonly code: string }>(refusal: Refusal): Refused<Refusal> {
  return { ok: false, refusal }
}
