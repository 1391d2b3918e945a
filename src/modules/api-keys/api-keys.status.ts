import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { KeyRefusal } from './make-api-key.ts'

export const status: Readonly<Record<KeyRefusal['code'], ContentfulStatusCode>> = {
  'not-allowed': 403,
  'name-missing': 422,
  'name-too-long': 422,
  'role-incomplete': 422,
  'day-unreadable': 422,
  'day-past': 422,
  'key-not-found': 404,
  'key-reused': 422,
}
