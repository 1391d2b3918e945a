import './inquiries.tables.ts'

export { type InquiryPages, inquiryPages } from './inquiry.pages.ts'
export { answerPages } from './answer.pages.ts'
export { answerInquiry } from './answer-inquiry.ts'
export { listInquiries } from './inquiries.store.ts'
export { type InquiryPeople, remindInquired, revokeInquiry, sendInquiry } from './send-inquiry.ts'
