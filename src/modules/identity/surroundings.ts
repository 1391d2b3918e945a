import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { isCompanyRole } from './invitation.ts'
import type { MemberRole } from './membership.ts'

/** What roles point at, which other modules own; `app.ts` says where it is found. */
export interface Surroundings {
  /** The operator's sites, by name. */
  readonly sites: (db: Database) => Promise<readonly { readonly id: Id<'site'>; readonly name: string }[]>
  /** The companies that the actor may see, or the first so many, by name, each with the site it sits at now. */
  readonly companies: (db: Database, actor: Actor, most?: number) => Promise<readonly CompanyAround[]>
  /** The operator's partners, by name. */
  readonly partners: (db: Database) => Promise<readonly { readonly id: Id<'partner'>; readonly name: string }[]>
}

export interface CompanyAround {
  readonly id: Id<'company'>
  readonly name: string
  readonly siteId: Id<'site'> | undefined
}

/** What a role points at, found: its name, and the site where its company sits. */
export interface Pointed {
  readonly actsFor: string
  readonly siteId: Id<'site'> | undefined
}

/** Finds what a role points at; undefined if it, or a part of it, is not there for this actor. */
export async function pointedAt(
  db: Database,
  actor: Actor,
  role: MemberRole,
  { sites, companies, partners }: Surroundings,
): Promise<Pointed | undefined> {
  if (isCompanyRole(role)) {
    const company = (await companies(db, actor)).find(({ id }) => id === role.companyId)
    return company && { actsFor: company.name, siteId: company.siteId }
  }
  switch (role.kind) {
    case 'director':
      return nowhere('')
    case 'site-manager': {
      const named = (await sites(db)).filter(({ id }) => role.siteIds.includes(id)).map(({ name }) => name)
      const complete = named.length > 0 && named.length === new Set(role.siteIds).size
      return complete ? nowhere(named.join(', ')) : undefined
    }
    case 'partner':
    case 'expert': {
      if (role.partnerId === undefined) return nowhere('')
      const partner = (await partners(db)).find(({ id }) => id === role.partnerId)
      return partner && nowhere(partner.name)
    }
    case 'buyer':
      return role.organisation === '' ? undefined : nowhere(role.organisation)
  }
}

function nowhere(actsFor: string): Pointed {
  return { actsFor, siteId: undefined }
}
