import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { InquiryRefusal } from './refusal.ts'

export const status: Readonly<Record<InquiryRefusal['code'], ContentfulStatusCode>> = {
  'key-reused': 422,
  'not-allowed': 403,
  'inquiry-not-found': 404,
  'nothing-to-ask': 422,
  'nobody-to-ask': 422,
  'too-many-companies': 422,
  'reminded-lately': 422,
  'link-closed': 404,
  'nothing-answered': 422,
}
