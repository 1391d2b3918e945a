import { type CivilDate, dayIn } from '../kernel/civil-date.ts'
import type { Id } from '../kernel/id.ts'
import { type Actor, systemActor } from '../platform/actor.ts'
import type { Happening } from '../platform/audit.ts'
import { change, changed, read } from '../platform/change.ts'
import { today } from '../platform/operator.ts'
import type { Platform } from '../platform/platform.ts'
import { UnusableSetting } from '../platform/settings.ts'
import { listAgreements } from '../modules/agreements/index.ts'
import { recompute } from '../modules/entitlements/index.ts'
import { type MemberRole, addMembership, createUser, demoAccounts } from '../modules/identity/index.ts'
import type { InquiryPeople } from '../modules/inquiries/index.ts'
import { adoptOffers, listOffers, listPartners, readCatalogue } from '../modules/partners/index.ts'
import { listCompanies, listSites } from '../modules/registry/index.ts'
import { keepOperator, keepPlaces, keepRates, keepToldAgreements, keepToldCompanies } from './builders.ts'
import { keepClaims } from './claims.ts'
import { liveThrough, momentOf } from './live-through.ts'
import type { Story, ToldPerson } from './told.ts'

/**
 * Makes the park of a story where the database has none, finishes one that was cut short, and leaves a whole one as it
 * is. Its people come together, and then what they claimed.
 */
export async function buildPark(platform: Platform, story: Story, inquiryPeople: InquiryPeople): Promise<void> {
  const operatorId = (await findPark(platform, story)) ?? (await keepRegister(platform, story))
  const system = systemActor(operatorId)
  if ((await demoAccounts(platform)).length === 0) await fillPark(platform, system, story, inquiryPeople)
  await keepClaims(platform, system)
}

/** The story's offers, what happened before today, and its people. */
async function fillPark(platform: Platform, system: Actor, story: Story, inquiryPeople: InquiryPeople): Promise<void> {
  await adoptStoryOffers(platform, system, story)
  await signAgreements(platform, system, story)
  const people = await peopleOf(platform, system, story)
  if (story.past) {
    const actorAt = (email: string): Actor => {
      const { userId, role, language = 'fr' } = found(people, (person) => person.email === email, email)
      return { operatorId: system.operatorId, userId, role, language }
    }
    await liveThrough(platform, story.past, {
      operatorId: system.operatorId,
      companies: story.companies,
      actorAt,
      people: inquiryPeople,
    })
  }
  await letPeopleIn(platform, system, people)
}

/** The story's park; refuses a database that holds another. */
async function findPark({ database }: Platform, { park }: Story): Promise<Id<'operator'> | undefined> {
  const operators = await database.selectFrom('operators').select(['id', 'name', 'demo']).execute()
  const real = operators.find(({ demo }) => !demo)
  if (real) {
    throw new UnusableSetting(
      `This database holds the real park “${real.name}”, so no invented one is made in it. ` +
        'Leave DATABASE_URL and TREMPLIN_DATA out for the demo, or give it a database of its own.',
    )
  }
  const other = operators.find(({ name }) => name !== park)
  if (other) {
    throw new UnusableSetting(
      `This database holds the park “${other.name}”, another scenario. ` +
        'Leave DATABASE_URL and TREMPLIN_DATA out, or give each scenario a database of its own.',
    )
  }
  return operators[0]?.id
}

/** Operator, sites, companies, facts and rates: all of them or none. */
async function keepRegister(platform: Platform, story: Story): Promise<Id<'operator'>> {
  const id = platform.newId<'operator'>()
  await change(onDay(platform, story.past?.adoptedOn), systemActor(id), async (tx) => {
    await keepOperator(tx, { id, name: story.park, demo: true })
    const places = await keepPlaces(platform, tx, story.sites)
    const companyIds = await keepToldCompanies(platform, tx, places, story.companies)
    await keepRates(platform, tx, story.rates)
    return changed(undefined, { event: 'demo.park-made', subjectId: id, detail: { companies: companyIds.length } })
  })
  return id
}

/** Those for which the park asks one thing more, one by one; the others together. */
async function adoptStoryOffers(platform: Platform, actor: Actor, { offersOf, past }: Story): Promise<void> {
  const read = await readCatalogue()
  if (!read.ok) throw new Error(`The catalogue cannot be read: ${JSON.stringify(read.refusal)}`)
  const catalogue = past?.catalogueThen(read.value) ?? read.value
  const own = Object.entries(past?.local ?? {})
  const codes = offersOf(read.value).filter((code) => !own.some(([each]) => each === code))
  for (const choice of [{ codes }, ...own.map(([code, local]) => ({ codes: [code], local }))]) {
    const adopted = await adoptOffers(onDay(platform, past?.adoptedOn), actor, { ...choice, catalogue })
    if (!adopted.ok) throw new Error(`The story's offers cannot be adopted: ${adopted.refusal.code}`)
  }
}

/** Keeps the story's agreements: all of them or none, so that a park that was cut short has not signed some. */
async function signAgreements(platform: Platform, actor: Actor, { agreements }: Story): Promise<void> {
  const { signed, partners, offers } = await read(platform, actor, async (db) => ({
    signed: await listAgreements(db, actor),
    partners: new Map((await listPartners(db)).map(({ code, id }) => [code, id])),
    offers: new Map((await listOffers(db)).map(({ code, id }) => [code, id])),
  }))
  if (signed.length > 0 || agreements.length === 0) return
  await change(platform, actor, async (tx) => {
    await keepToldAgreements(platform, tx, actor, { partners, offers }, agreements)
    const detail = { agreements: agreements.length }
    return changed(undefined, { event: 'demo.agreements-signed', subjectId: actor.operatorId, detail })
  })
}

/** The platform as it was on a day of the story; as it is where none is told. */
function onDay(platform: Platform, day: CivilDate | undefined): Platform {
  return day === undefined ? platform : { ...platform, now: () => momentOf(day) }
}

/** A person of the story with an account, and the role that is to be theirs. */
interface Person extends ToldMembership, Pick<ToldPerson, 'email' | 'language'> {
  readonly userId: Id<'user'>
}

interface ToldMembership {
  readonly role: MemberRole
  readonly actsFor: string
}

async function peopleOf(platform: Platform, actor: Actor, story: Story): Promise<readonly Person[]> {
  const userIds = await Promise.all(
    story.people.map(({ name, email, language }) =>
      createUser(platform, { name, email, ...(language && { language }) }),
    ),
  )
  const roleOf = await rolesIn(platform, actor)
  return story.people.flatMap((person, index) => {
    const { email, language } = person
    const userId = userIds[index]
    return userId ? [{ userId, email, ...(language && { language }), ...roleOf(person) }] : []
  })
}

/** Judges every company, so that the first visitor finds the verdicts there, and gives the people their roles. */
async function letPeopleIn(platform: Platform, actor: Actor, people: readonly Person[]): Promise<void> {
  await change(platform, actor, async (tx) => {
    await recompute(tx, {}, await today(platform, tx, actor.operatorId))
    const began: Happening[] = []
    for (const { userId, role, actsFor } of people) {
      const happening = await addMembership(platform, tx, { userId, role, actsFor })
      if (happening) began.push(happening)
    }
    return changed(undefined, { event: 'demo.people-let-in', subjectId: actor.operatorId }, ...began)
  })
}

/** Turns the names of a story into the roles of the park that is kept. */
async function rolesIn(platform: Platform, actor: Actor) {
  const { sites, companies, partners } = await read(platform, actor, async (db) => ({
    sites: await listSites(db),
    companies: await listCompanies(db),
    partners: await listPartners(db),
  }))
  return ({ name, role }: ToldPerson): ToldMembership => {
    switch (role.kind) {
      case 'director':
        return { role, actsFor: '' }
      case 'site-manager': {
        const own = role.sites.map((code) => found(sites, (site) => site.code === code, name))
        return {
          role: { kind: role.kind, siteIds: own.map(({ id }) => id) },
          actsFor: own.map((site) => site.name).join(', '),
        }
      }
      case 'company-owner':
      case 'company-member': {
        const company = found(companies, (one) => one.name === role.company, name)
        return { role: { kind: role.kind, companyId: company.id }, actsFor: company.name }
      }
      case 'partner': {
        const partner = found(partners, ({ code }) => code === role.partner, name)
        return { role: { kind: role.kind, partnerId: partner.id }, actsFor: partner.name.fr }
      }
      case 'expert':
        return { role: { kind: role.kind, partnerId: undefined }, actsFor: '' }
      case 'buyer':
        return { role, actsFor: role.organisation }
    }
  }
}

function found<Item>(items: readonly Item[], fits: (item: Item) => boolean, person: string): Item {
  const item = items.find(fits)
  if (!item) throw new Error(`What ${person} acts for is not in the park.`)
  return item
}

/** The civil day on which a story begins: that of Morocco now. */
export function storyDay(platform: Pick<Platform, 'now'>) {
  return dayIn('Africa/Casablanca', platform.now())
}
