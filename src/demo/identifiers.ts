import type { CompanyIdentity } from '../modules/registry/index.ts'
import type { Dice } from './dice.ts'
import { domainOf, personName } from './names.ts'

/**
 * An ICE that passes the check and belongs to nobody: those given out begin with 000 to 003, these with 009. The number
 * says which company of the story it is.
 */
export function inventedIce(number: number): string {
  const body = `009${String(100_003 + number * 1_237).padStart(6, '0')}0000`
  const key = (97 - ((Number(body) * 100) % 97)) % 97
  return `${body}${String(key).padStart(2, '0')}`
}

/** How an invented company is identified and reached; addresses end in .example, which nobody can own. */
export function inventedIdentity(dice: Dice, name: string, number: number): CompanyIdentity {
  const domain = domainOf(name)
  return {
    name,
    ice: inventedIce(number),
    iceOverridden: false,
    rc: String(dice.between(310_000, 689_999)),
    taxId: String(dice.between(50_000_000, 59_999_999)),
    cnss: dice.chance(80) ? String(dice.between(4_000_000, 4_999_999)) : null,
    email: domain ? `contact@${domain}` : null,
    phone: null,
    website: domain && dice.chance(75) ? `https://${domain}` : null,
    contactName: personName(dice),
  }
}
