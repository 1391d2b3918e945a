import type { ToldPerson } from './told.ts'

/** One person for each role. Addresses end in .example, which nobody can own. */
export const PEOPLE: readonly ToldPerson[] = [
  { name: 'Latifa Sefrioui', email: 'direction@technopark.example', role: { kind: 'director' } },
  { name: 'Mehdi Oulhaj', email: 'rabat@technopark.example', role: { kind: 'site-manager', sites: ['rabat'] } },
  {
    name: 'Salma Benhima',
    email: 'salma@atlas-robotics.example',
    role: { kind: 'company-owner', company: 'Atlas Robotics' },
  },
  {
    name: 'Younes Ait Lahcen',
    email: 'younes@atlas-robotics.example',
    role: { kind: 'company-member', company: 'Atlas Robotics' },
  },
  { name: 'Nadia Belkadi', email: 'nadia@partenaire.example', role: { kind: 'partner', partner: 'microsoft' } },
  { name: 'Karim Zerouali', email: 'karim@expert.example', role: { kind: 'expert' } },
  {
    name: 'Hind Lahrichi',
    email: 'achats@acheteur.example',
    role: { kind: 'buyer', organisation: 'Régie des eaux du Saïss' },
  },
]
