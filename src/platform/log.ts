/** One line of JSON per event on standard error; never a secret, a code, a token or a person's data. */
export interface Log {
  info(event: string, detail?: Readonly<Record<string, unknown>>): void
  error(event: string, error: unknown, detail?: Readonly<Record<string, unknown>>): void
}

export function jsonLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const line = (level: string, event: string, detail: Readonly<Record<string, unknown>>) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...detail })}\n`)
  return {
    info: (event, detail = {}) => line('info', event, detail),
    error: (event, error, detail = {}) => line('error', event, { ...detail, cause: causeOf(error) }),
  }
}

/** For tests and short commands that have nothing to tell. */
export const silentLog: Log = { info: () => {}, error: () => {} }

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.stack}\ncaused by ${causeOf(error.cause)}`
}
