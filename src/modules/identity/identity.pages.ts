import { Hono } from 'hono'
import type { Platform } from '../../platform/platform.ts'
import type { WebEnv } from '../../platform/web.ts'
import { type AccountSection, accountPages } from './account.pages.ts'
import { demoPages } from './demo.pages.ts'
import { invitationPages } from './invitation.pages.ts'
import { peoplePages } from './people.pages.ts'
import { setUpPages } from './set-up.pages.ts'
import { signInPages } from './sign-in.pages.ts'
import type { Surroundings } from './surroundings.ts'

/** Every page of this module. The demonstration's door is not there at all where this is no demonstration. */
export function identityPages(
  platform: Platform,
  surroundings: Surroundings,
  accountSections: readonly AccountSection[] = [],
): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()
    .route('/', signInPages(platform))
    .route('/', setUpPages(platform))
    .route('/', invitationPages(platform))
    .route('/', accountPages(platform, accountSections))
    .route('/', peoplePages(platform, surroundings))
  return platform.settings.demo ? pages.route('/', demoPages(platform)) : pages
}
