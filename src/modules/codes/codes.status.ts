import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { CodeRefusal } from './refusal.ts'

export const status: Readonly<Record<CodeRefusal['code'], ContentfulStatusCode>> = {
  'key-reused': 422,
  'not-allowed': 403,
  'offer-not-found': 404,
  'code-not-found': 404,
  'no-codes-left': 422,
  'reason-missing': 422,
  'text-too-long': 422,
  'not-a-number': 422,
  'key-missing': 422,
  'nothing-uploaded': 422,
  'not-text': 422,
  'too-many-codes': 422,
  'lines-refused': 422,
}
