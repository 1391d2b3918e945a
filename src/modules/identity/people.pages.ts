import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { dayIn } from '../../kernel/civil-date.ts'
import { asId } from '../../kernel/id.ts'
import { isLanguage } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  type Html,
  type WebContext,
  type WebEnv,
  actorOf,
  href,
  pageNumber,
  query,
  receive,
} from '../../platform/web.ts'
import {
  type Entry,
  PAGE_SIZE,
  disclosure,
  empty,
  entries,
  heading,
  notice,
  pager,
  subheading,
  submit,
} from '../../ui/index.ts'
import { postButton } from './account.pages.ts'
import { endMembership, revokeInvitation } from './end-membership.ts'
import { type IdentityRefusal, membershipName, roleName, words } from './identity.messages.ts'
import { type Invitation, invitationToken } from './invitation.ts'
import { listOpenInvitations } from './invitations.store.ts'
import {
  type Choosable,
  type GivenInvitation,
  choosableFor,
  companiesOf,
  companyCalled,
  inviteSheet,
  roleOf,
} from './invite.form.ts'
import { invitationAddress, inviteMember } from './invite-member.ts'
import { MEMBER_ROLES, type MemberRole } from './membership.ts'
import { type Member, type Seen, countMembers, listMembers, parkDirectors } from './memberships.store.ts'
import { refused } from './sentences.ts'
import type { Surroundings } from './surroundings.ts'

interface Given {
  readonly invitation?: GivenInvitation
  readonly refusal?: IdentityRefusal
}

interface People {
  readonly members: readonly Member[]
  readonly invitations: readonly Invitation[]
  /** How many there are, on whatever page: roles held, and people who hold them. */
  readonly counts: { readonly people: number; readonly roles: number }
  readonly page: number
  readonly choosable: Choosable
  /** The park has one director, whose access cannot end. */
  readonly alone: boolean
  readonly zone: string
}

const notices = ['sent', 'revoked', 'ended'] as const

/** Who has access: for directors everybody, for site managers and company owners the people of their companies. */
export function peoplePages(platform: Platform, surroundings: Surroundings): Hono<WebEnv> {
  const page = (c: WebContext, given: Given) => peoplePage(platform, surroundings, c, given)
  return new Hono<WebEnv>()
    .get('/people', (c) => page(c, { invitation: { role: query(c, 'role'), company: query(c, 'company') } }))
    .post('/people/invitations', async (c) => {
      const { form: sent, actor } = await receive(c, overseerOf(c))
      const invitation: GivenInvitation = {
        email: sent.text('email'),
        language: sent.text('letters'),
        role: sent.text('role'),
        sites: sent.all('sites'),
        company: sent.text('company'),
        companyName: sent.text('companyName'),
        partner: sent.text('partner'),
        organisation: sent.text('organisation'),
      }
      const { email = '', language = '', companyName = '' } = invitation
      const called =
        companyName !== '' && (await read(platform, actor, (db) => companyCalled(db, actor, surroundings, companyName)))
      if (called === undefined) return page(c, { invitation, refusal: { code: 'company-unknown', name: companyName } })
      const result = await inviteMember(platform, actor, surroundings, {
        email,
        language: isLanguage(language) ? language : c.var.language,
        role: roleOf(called ? { ...invitation, company: called.id } : invitation),
      })
      if (!result.ok) return page(c, { invitation, refusal: result.refusal })
      return c.redirect(href(c, '/people?done=sent'), 303)
    })
    .post('/people/invitations/:id/revoke', async (c) => {
      const { actor } = await receive(c, overseerOf(c))
      const invitationId = asId<'invitation'>(c.req.param('id'))
      if (!invitationId) return c.notFound()
      const result = await revokeInvitation(platform, actor, surroundings, { invitationId })
      if (!result.ok) return page(c, { refusal: result.refusal })
      return c.redirect(href(c, '/people?done=revoked'), 303)
    })
    .post('/people/:id/end', async (c) => {
      const { actor } = await receive(c, overseerOf(c))
      const membershipId = asId<'membership'>(c.req.param('id'))
      if (!membershipId) return c.notFound()
      const result = await endMembership(platform, actor, surroundings, { membershipId })
      if (!result.ok) return page(c, { refusal: result.refusal })
      return c.redirect(href(c, '/people?done=ended'), 303)
    })
}

/** Who may look after other people's access; a 403 for the rest. */
function overseerOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (['director', 'site-manager', 'company-owner'].includes(actor.role.kind)) return actor
  throw new HTTPException(403)
}

function findPeople(platform: Platform, surroundings: Surroundings, actor: Actor, page: number): Promise<People> {
  return read(platform, actor, async (db) => {
    const companies = actor.role.kind === 'director' ? undefined : await companiesOf(db, actor, surroundings)
    const seen: Seen = companies ? { companyIds: companies.map(({ id }) => id) } : 'everybody'
    const choosable = await choosableFor(db, actor, surroundings, companies)
    const members = await listMembers(db, seen, { number: page, size: PAGE_SIZE })
    const counts = await countMembers(db, seen)
    const invitations = await listOpenInvitations(db, seen)
    const alone = (await parkDirectors(db)).length === 1
    return {
      members,
      counts,
      page,
      invitations,
      choosable,
      alone,
      zone: (await findOperator(db, actor.operatorId)).zone,
    }
  })
}

async function peoplePage(
  platform: Platform,
  surroundings: Surroundings,
  c: WebContext,
  { invitation = {}, refusal }: Given,
) {
  const actor = overseerOf(c)
  const { language } = c.var
  const { people } = words[language]
  const found = await findPeople(platform, surroundings, actor, pageNumber(c))
  const { status, notice: above } = refused(language, refusal)
  const title = people.title(found.counts.people)
  const invite = disclosure({
    language,
    summary: people.invite,
    body: inviteSheet(c, actor, found.choosable, invitation, refusal),
    // Open where it was filled in, or where a link led to it.
    open: Object.values(invitation).some((value) => value.length > 0) || found.counts.roles <= 1,
  })
  const body = html`${doneNotice(platform, c)}${above}${heading({ title, detail: people.detail })}<div class="flow">${invite}${pending(platform, c, actor, found)}${membersByRole(c, actor, found)}</div>`
  return c.html(c.var.frame({ title, body, section: '/people' }), status)
}

function doneNotice({ settings }: Platform, c: WebContext): Html | undefined {
  const { people } = words[c.var.language]
  const done = notices.find((name) => name === query(c, 'done'))
  if (!done) return undefined
  const title = done === 'sent' && !settings.smtpUrl ? people.sentNoMail : people[done]
  return notice({ language: c.var.language, kind: 'success', title })
}

function pending(platform: Platform, c: WebContext, actor: Actor, { invitations, zone }: People): Html | undefined {
  if (invitations.length === 0) return undefined
  const { language } = c.var
  const { people } = words[language]
  const entryOf = ({ id, email, language: letters, role, actsFor, invitedAt, expiresAt }: Invitation): Entry => {
    const expired = expiresAt <= platform.now()
    const until = expired ? people.expired : people.until(dayIn(zone, expiresAt))
    // Without a mail server somebody has to carry the link; with one, only the letter knows it.
    const shown = !expired && !platform.settings.smtpUrl
    const token = invitationToken(platform.settings.secret, actor.operatorId, id)
    const address = invitationAddress(platform, letters, token)
    const more = html`<p class="quiet">${people.linkHint}</p><p><code dir="ltr">${address}</code></p>`
    const revoke = submit({ label: people.revoke, tone: 'plain', spoken: people.revokeSpoken(email) })
    return {
      name: email,
      lines: [membershipName(role, actsFor, language), html`${people.invitedOn(dayIn(zone, invitedAt))} · ${until}`],
      ...(mayTake(actor, role) ? { action: postButton(c, `/people/invitations/${id}/revoke`, {}, revoke) } : {}),
      ...(shown ? { more: disclosure({ language, summary: people.link, body: more }) } : {}),
    }
  }
  return html`${subheading({ title: people.pending, detail: people.pendingDetail })}${entries(invitations.map(entryOf))}`
}

/** Whether somebody may take a role that the page shows: everybody here is the actor's own, but owners are the park's. */
function mayTake({ role: own }: Actor, role: MemberRole): boolean {
  return own.kind !== 'company-owner' || role.kind === 'company-member'
}

function membersByRole(c: WebContext, actor: Actor, { members, counts, page, alone, zone }: People): Html {
  const { language, signedIn } = c.var
  const { people, account } = words[language]
  if (members.length === 0) return empty({ title: people.nobody })
  const entryOf = ({ id, userId, name, email, role, actsFor, since }: Member): Entry => {
    const end = submit({ label: people.end, tone: 'danger', spoken: people.endSpoken(name) })
    const confirm = html`<p>${people.endConfirm(name)}</p>${postButton(c, `/people/${id}/end`, {}, end)}`
    return {
      name,
      mark: userId === signedIn?.userId ? html`<span class="quiet">${people.you}</span>` : undefined,
      lines: [
        html`<bdi>${email}</bdi>`,
        html`${membershipName(role, actsFor, language)}, ${account.since(dayIn(zone, since))}`,
      ],
      ...(mayTake(actor, role) && !(alone && role.kind === 'director')
        ? { more: disclosure({ language, summary: people.end, body: confirm }) }
        : {}),
    }
  }
  return html`${MEMBER_ROLES.map((kind) => {
    const holders = members.filter(({ role }) => role.kind === kind)
    const first = holders[0]
    return first && html`${subheading({ title: roleName(first.role, language) })}${entries(holders.map(entryOf))}`
  })}${counts.roles > PAGE_SIZE && pager({ language, page, total: counts.roles, href: (to) => href(c, `/people?page=${to}`) })}`
}
