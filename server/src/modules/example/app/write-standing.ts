import { parseZone, expectOk, present } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { certificationsOf, insertCertificate, insertDemand, type CertificationId } from '../../catalogue/index.ts'
import { saveAvailability } from '../../cohorts/index.ts'
import { registerTrainer } from '../../trainers/index.ts'
import { everybodyIn, type ExamplePerson } from '../domain/cast.ts'
import type { World } from '../domain/world.ts'

/** Where the world's people and codes are in the database. */
export type Placed = {
  readonly personId: (person: ExamplePerson) => PersonId
  readonly certificationId: (code: string) => CertificationId
}

export async function placesOf(tx: Tx<OrganisationScope>, idsByEmail: ReadonlyMap<string, PersonId>): Promise<Placed> {
  const idsByCode = new Map((await certificationsOf(tx)).map(({ code, certificationId }) => [code, certificationId]))
  return {
    personId: ({ email }) => present(idsByEmail.get(email), 'everybody in the world is a member'),
    certificationId: (code) => present(idsByCode.get(code), `the shipped catalogue knows ${code}`),
  }
}

/** What is known of people before any cohort: certificates, the register, hours, and what projects ask for. */
export async function writeStanding(tx: Tx<OrganisationScope>, world: World, placed: Placed): Promise<void> {
  for (const { person, code, ...held } of world.certificates) {
    const whose = { personId: placed.personId(person), certificationId: placed.certificationId(code) }
    await insertCertificate(tx, { ...held, ...whose, credentialUrl: null })
  }
  for (const { code, ...demand } of world.demand)
    await insertDemand(tx, { ...demand, certificationId: placed.certificationId(code) })
  for (const { person, ...known } of world.register)
    await registerTrainer(tx, { ...known, personId: placed.personId(person) })
  for (const person of everybodyIn(world.cast)) {
    const away = world.absences
      .filter((absence) => absence.person === person)
      .map(({ from, to }) => ({ from, to, reason: 'Holiday' }))
    const zone = expectOk(parseZone(person.timeZone))
    await saveAvailability(tx, placed.personId(person), { zone, weekly: null, away })
  }
}
