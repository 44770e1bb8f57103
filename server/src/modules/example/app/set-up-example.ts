import type { setUpExample } from '@cadre/contracts'
import { dateIn, expectOk, ok, parseZone, seedFrom } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { seedQuestions } from '../../bank/index.ts'
import { foundFirstOrganisation, type FoundOrganisation } from '../../identity/index.ts'
import { everybodyIn } from '../domain/cast.ts'
import { exampleOrganisation, worldOf } from '../domain/world.ts'
import { writeAssessments, writeEntryCheck } from './write-assessments.ts'
import { writePractice } from './write-practice.ts'
import { writeOfficeHours } from './write-office-hours.ts'
import { writeCohort } from './write-cohort.ts'
import { writeVouchers } from './write-exams.ts'
import { placesOf, writeStanding } from './write-standing.ts'

const seed = seedFrom(exampleOrganisation.name)

/** The first visitor becomes programme lead of an agency in the middle of its year; all of it in one transaction. */
export const setUpExampleServer =
  (found: FoundOrganisation): Handler<typeof setUpExample> =>
  async (tx, { body }, call) => {
    const today = dateIn(expectOk(parseZone(exampleOrganisation.timeZone)), tx.now)
    const { person, timeZone } = body
    const visitor = {
      ...(person && { name: person.name, email: person.email }),
      ...(timeZone !== null && { timeZone }),
    }
    const world = worldOf({ seed, today, visitor })
    const founded = await foundFirstOrganisation(tx, call, {
      organisation: exampleOrganisation,
      people: everybodyIn(world.cast),
      visitor: world.cast.lead.email,
      password: person?.password ?? null,
    })
    if (!founded.ok) return founded
    const { inside, organisationId, slug, idsByEmail } = founded.value
    await found(inside)
    await seedQuestions(inside)
    const placed = await placesOf(inside, idsByEmail)
    await writeStanding(inside, world, placed)
    await writeEntryCheck(inside, { cast: world.cast, placed, today })
    for (const cohort of world.cohorts) {
      const cohortId = await writeCohort(inside, cohort, placed)
      await writeAssessments(inside, { cohort, cohortId, placed })
      await writeVouchers(inside, { cohort, placed, today })
      await writeOfficeHours(inside, { cohort, placed, today })
      await writePractice(inside, { cohort, cohortId, placed })
    }
    inside.record({ operation: 'example.set-up', subject: organisationId, detail: { seed, today } })
    return ok({ organisationId, slug })
  }
