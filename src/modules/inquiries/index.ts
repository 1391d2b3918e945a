import './inquiries.tables.ts'

export { type InquiryPages, inquiryPages } from './inquiry.pages.ts'
export { answerPages } from './answer.pages.ts'
export { type InquiryPeople, remindInquired, revokeInquiry, sendInquiry } from './send-inquiry.ts'
