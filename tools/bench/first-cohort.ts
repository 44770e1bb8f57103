import type { Product } from './product.ts'

/** Plans a real cohort of the shipped reference plan through the product's own door. @returns its id. */
export async function planFirstCohort(product: Product): Promise<string> {
  const { organisationId, ask, tell } = product
  const home = `/api/organisations/${organisationId}`
  const { personId } = JSON.parse(await ask('/api/me')) as { personId: string }
  const { items } = JSON.parse(await ask(`${home}/blueprints`)) as { items: { blueprintId: string; code: string }[] }
  const blueprintId = items.find(({ code }) => code === 'MLA-C01')?.blueprintId
  const names = ['Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus']
  const people = names.map((name) => ({ name, email: `${name.toLowerCase()}@example.org`, roles: ['participant'] }))
  const invited = (await tell(`${home}/invitations`, { people })) as { people: { personId: string }[] }
  const body = {
    name: 'Winter MLA',
    blueprintId,
    start: '2027-01-12',
    zone: 'America/New_York',
    slots: [2, 4].map((weekday) => ({ weekday, at: '17:00', minutes: 90 })),
    longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
    holidays: { country: 'US', region: 'NY' },
    trainerIds: [personId],
    participantIds: invited.people.map((person) => person.personId),
    seats: 6,
    trainerOverride: 'Pilot: the certificate follows.',
  }
  return ((await tell(`${home}/cohorts`, body)) as { cohortId: string }).cohortId
}
