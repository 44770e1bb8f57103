import { present, shuffled, type Random } from '@cadre/kernel'

export type ExampleRole = 'owner' | 'programme-lead' | 'trainer' | 'manager' | 'participant'
export type ExamplePerson = {
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly roles: readonly ExampleRole[]
  /** The manager's address. */
  readonly manager: string | null
}
export type Cast = {
  readonly lead: ExamplePerson
  readonly owner: ExamplePerson
  readonly trainers: readonly ExamplePerson[]
  readonly managers: readonly ExamplePerson[]
  readonly participants: readonly ExamplePerson[]
}

/** A name that never resolves (RFC 2606), so that no letter of the example reaches anybody. */
const domain = 'northlight.example'
const namesByZone: Readonly<Record<string, string>> = {
  'Europe/London': `Amara Okafor, Ben Whitfield, Charlotte Hughes, Dev Patel, Eilidh Fraser, Farah Siddiqui, George Adeyemi,
    Hannah Lowe, Imran Chaudhry, Jess Thornton, Kwame Mensah, Lucy Pritchard, Mohammed Rahman, Niamh Gallagher,
    Oliver Grant, Priya Nair, Rhys Morgan, Sana Iqbal, Tom Ashworth, Yasmin Haddad`,
  'Europe/Lisbon': 'Beatriz Nunes, Diogo Carvalho, Inês Tavares, Rui Figueiredo',
  'Europe/Warsaw': 'Agnieszka Lis, Jakub Wrona, Magda Kozak, Piotr Zając, Ola Sikora',
  'Europe/Berlin': 'Anneke Vogt, Emre Yıldız, Jonas Brandt, Katrin Seidel',
  'America/New_York': 'Daniela Reyes, Marcus Bell, Grace Kim, Noah Feldman, Tasha Coleman, Wei Zhang',
}
const size = { trainers: 4, managers: 3, participants: 26 }

/** Thirty-five people; who has which part is drawn, the order of each part is fixed from there. */
export function castOf(random: Random): Cast {
  const named = Object.entries(namesByZone).flatMap(([timeZone, names]) =>
    names.split(/,\s+/).map((name) => ({ name, timeZone })),
  )
  const drawn = shuffled(random, named).map((each) => ({ ...each, email: emailOf(each.name) }))
  let taken = 0
  const next = (roles: readonly ExampleRole[], manager: string | null = null): ExamplePerson => ({
    ...present(drawn[taken++], 'there are more names than parts'),
    roles,
    manager,
  })
  const owner = next(['owner', 'manager'])
  const lead = next(['owner', 'programme-lead'], owner.email)
  const managers = Array.from({ length: size.managers }, () => next(['manager'], owner.email))
  const managerOf = (index: number) => managers[index % managers.length]?.email ?? null
  return {
    owner,
    lead,
    managers,
    trainers: Array.from({ length: size.trainers }, (_, i) => next(['trainer', 'participant'], managerOf(i))),
    participants: Array.from({ length: size.participants }, (_, i) => next(['participant'], managerOf(i))),
  }
}

/** Managers before their people. */
export const everybodyIn = ({ owner, lead, managers, trainers, participants }: Cast): ExamplePerson[] => [
  owner,
  lead,
  ...managers,
  ...trainers,
  ...participants,
]

/** Letters that are not an accented Latin one. */
const plain: Readonly<Record<string, string>> = { ı: 'i', ł: 'l' }
const emailOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıł]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(' ', '.')}@${domain}`
