import type { ToldSite, ToldUnit } from './told.ts'

/** The three sites of the park, each with so many rooms to let. */
export function threeSites(rooms: Readonly<Record<'casablanca' | 'rabat' | 'tanger', number>>): readonly ToldSite[] {
  return [
    {
      code: 'casablanca',
      name: 'Casablanca',
      aliases: ['Casa', 'Dar el Beïda', 'الدار البيضاء', 'كازا'],
      address: 'Route de Nouaceur, Casablanca',
      units: roomsOf('C', rooms.casablanca, { perFloor: 24 }),
    },
    {
      code: 'rabat',
      name: 'Rabat',
      aliases: ['الرباط'],
      address: 'Agdal, Rabat',
      units: roomsOf('R', rooms.rabat, { perFloor: 14 }),
    },
    {
      code: 'tanger',
      name: 'Tanger',
      aliases: ['Tangier', 'طنجة'],
      address: 'Route de Rabat, Tanger',
      units: roomsOf('T', rooms.tanger, { perFloor: 12 }),
    },
  ]
}

const areas = [18, 24, 30, 36, 48, 60, 85, 120] as const

function roomsOf(letter: string, count: number, { perFloor }: { readonly perFloor: number }): readonly ToldUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const floor = Math.floor(index / perFloor)
    const areaSqm = areas[(index * 5) % areas.length] ?? 24
    return {
      name: `${letter}${floor}-${String((index % perFloor) + 1).padStart(2, '0')}`,
      floor: floor === 0 ? 'rez-de-chaussée' : floor === 1 ? '1er étage' : `${floor}e étage`,
      areaSqm,
      desks: Math.round(areaSqm / 6),
    }
  })
}
