import './notices.tables.ts'

export { type AnyNoticeKind, type NoticeData, type NoticeKind, type NoticeText, noticeKind } from './notice.ts'
export { type NoticeWish, notify } from './notify.ts'
export { noticesPages } from './notices.pages.ts'
export { countUnread } from './notices.store.ts'
export { tidyNotices } from './tidy-notices.ts'
