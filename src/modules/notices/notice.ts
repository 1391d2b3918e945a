import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { InLanguages } from '../../kernel/messages.ts'

/** What a notice's sentence is made from: plain JSON, days as text. No secret and nothing that its reader may not see. */
export type NoticeData = Readonly<Record<string, string | number | boolean | null>>

/** What a notice says: what happened, and what to do next. */
export interface NoticeText {
  readonly title: string
  readonly detail?: string
}

/** One kind of notice with its sentences, made by the module that sends it and joined in `app.ts`. */
export interface NoticeKind<Data extends NoticeData> {
  readonly kind: string
  readonly text: InLanguages<(data: Data) => NoticeText>
}

/** Any kind, as the page that lists them all knows it. */
export type AnyNoticeKind = NoticeKind<never>

/** Something one person is told in the product. */
export interface Notice {
  readonly id: Id<'notice'>
  readonly kind: string
  readonly data: NoticeData
  /** Where it leads, without the language. */
  readonly path: string
  readonly madeAt: Date
  readonly readAt: Date | undefined
}

/**
 * A kind of notice: `noticeKind<{ company: string }>('claim.granted', { fr, ar, en })`, with a sentence of it in each
 * language. The name never changes: kept notices have it.
 */
export function noticeKind<Data extends NoticeData>(
  kind: string,
  text: InLanguages<(data: Data) => NoticeText>,
): NoticeKind<Data> {
  return { kind, text }
}

/** What a kept notice says; undefined where its kind is no longer known. */
export function textOf(
  kinds: readonly AnyNoticeKind[],
  { kind, data }: Pick<Notice, 'kind' | 'data'>,
  language: Language,
): NoticeText | undefined {
  const known = kinds.find((each) => each.kind === kind)
  return known?.text[language](data as never)
}
