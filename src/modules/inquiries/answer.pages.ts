import { Hono } from 'hono'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, receive } from '../../platform/web.ts'
import { systemActor } from '../../platform/actor.ts'
import { type ReadAnswers, readAnswers, typedAnswers } from './answer-form.ts'
import { type Opened, answerInquiry, openInquiry } from './answer-inquiry.ts'
import { type AnswerPage, checkBody, closedBody, questionsBody, thanksBody } from './answer.view.ts'
import { inquiryWords } from './inquiries.messages.ts'
import { placeOf } from './inquiry.ts'
import type { InquiryPeople } from './send-inquiry.ts'

/** The pages that the link in a letter opens, for whoever holds it: questions, a look at what will be written, thanks. */
export function answerPages(
  platform: Platform,
  { askedQuestions }: Pick<InquiryPeople, 'askedQuestions'>,
): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/inquiry/thanks', (c) => {
      const { language } = c.var
      return c.html(c.var.frame({ title: inquiryWords[language].answer.thanks, body: thanksBody(language) }))
    })
    .get('/inquiry/:token', async (c) => {
      const opened = await openInquiry(platform, askedQuestions, c.req.param('token'))
      if (!opened) return closed(c)
      const answers = typedAnswers(opened.link.keys, undefined)
      return questions(c, { ...shown(c, opened), answers, key: platform.newId() })
    })
    .post('/inquiry/:token', async (c) => {
      const token = c.req.param('token')
      const place = placeOf(token)
      if (!place) return closed(c)
      const { language } = c.var
      const received = await receive(c, systemActor(place.operatorId, language))
      // The route is kept with the answer, and the secret in the address is kept nowhere.
      const request = received.actor.request && { ...received.actor.request, route: `/inquiry/${place.tokenHash}` }
      const { request: _withSecret, ...answerer } = received.actor
      const actor = { ...answerer, ...(request && { request }) }
      const step = received.form.text('step')

      const opened = await openInquiry(platform, askedQuestions, token)
      const answers = typedAnswers(opened?.link.keys ?? [], received.form)
      const read: ReadAnswers = readAnswers(answers, language)
      // A link that has served still answers the request that used it up.
      if (step === 'confirm' && read.errors.length === 0) {
        const result = await answerInquiry(platform, actor, { token, values: read.values })
        if (result.ok) return c.redirect(href(c, '/inquiry/thanks'), 303)
        if (result.refusal.code === 'link-closed') return closed(c)
      }
      if (!opened) return closed(c)
      const page = { ...shown(c, opened), answers }
      if (step === 'correct') return questions(c, { ...page, key: platform.newId() })
      const nothing = {
        field: 'f0',
        message: inquiryWords[language].refusals['nothing-answered']({ code: 'nothing-answered' }),
      }
      const errors = read.errors.length > 0 || read.values.size > 0 ? read.errors : [nothing]
      if (errors.length > 0) return questions(c, { ...page, errors, key: platform.newId() })
      const body = checkBody({ ...page, values: read.values, key: platform.newId() })
      return c.html(c.var.frame({ title: inquiryWords[language].answer.checkTitle, body }))
    })
}

function shown(c: WebContext, opened: Opened) {
  return { language: c.var.language, opened, action: href(c, `/inquiry/${c.req.param('token') ?? ''}`) }
}

function questions(c: WebContext, page: AnswerPage) {
  const title = inquiryWords[page.language].answer.title(page.opened.link.company, page.answers.length)
  return c.html(c.var.frame({ title, body: questionsBody(page) }), page.errors ? 422 : 200)
}

function closed(c: WebContext) {
  const { language } = c.var
  return c.html(c.var.frame({ title: inquiryWords[language].answer.closed, body: closedBody(language) }), 404)
}
