import type { Settings } from '../src/platform/settings.ts'

/** Settings for a platform that nobody visits: what is not given is as if nothing had been set. */
export function trialSettings(given: Pick<Settings, 'dataFolder'> & Partial<Settings>): Settings {
  return {
    port: 0,
    host: 'localhost',
    baseUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    secret: 'a secret that only tests know, 32 characters at least',
    codeKeys: undefined,
    fixedNow: undefined,
    smtpUrl: undefined,
    mailFrom: 'Tremplin <tremplin@localhost>',
    demo: false,
    ...given,
  }
}
