import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { Kysely, PostgresDialect } from 'kysely'
import type { Platform } from '../../platform/platform.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** How long a session lasts after it was last prolonged, which happens once a day. */
export const SESSION_DAYS = 30

/** How long a sign-in link may be used. */
export const LINK_MINUTES = 15

export type Auth = ReturnType<typeof open>

/** What hands a new link's secret to its reader; travels with the call that asks for the link. */
export type Deliver = (secret: string) => Promise<void> | void

const opened = new WeakMap<Platform, Auth>()

/** The library that keeps passwords, links and sessions, on the platform's own connections. */
export function authOf(platform: Platform): Auth {
  let auth = opened.get(platform)
  if (!auth) opened.set(platform, (auth = open(platform)))
  return auth
}

function open({ pool, settings, log }: Platform) {
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  return betterAuth({
    baseURL: settings.baseUrl,
    secret: settings.secret,
    database: { db, type: 'postgres', schemaName: 'auth', transaction: true },
    // Accounts are made by invitation only, never by whoever knocks.
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    session: {
      modelName: 'sessions',
      expiresIn: SESSION_DAYS * DAY,
      updateAge: DAY,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        byLink: { type: 'boolean', required: false, input: false, fieldName: 'by_link' },
        chosenMembershipId: { type: 'string', required: false, input: false, fieldName: 'chosen_membership_id' },
      },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { language: { type: 'string', required: true, input: false } },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * MINUTE,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: async ({ token, metadata }) => {
          const deliver = metadata?.['deliver'] as Deliver | undefined
          await deliver?.(token)
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, byLink: context?.path === '/magic-link/verify' },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'tremplin',
      database: { generateId: () => randomUUID(), joins: true },
      // Network addresses are nobody's business once the attempt is counted.
      ipAddress: { disableIpTracking: true },
    },
    // Attempts are counted by us, by account as well as by network address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) =>
        log.error('auth.failed', details.find((detail) => detail instanceof Error) ?? message),
    },
  })
}
