import {
  acceptSeat,
  addToCohort,
  advanceCohort,
  createCohort,
  listBlueprints,
  publishBlueprint,
  readOwnReadiness,
} from '@cadre/contracts'
import { addDays, dateIn, expectOk, instant, parsePlainTime, parseZone, present, type Id } from '@cadre/kernel'
import { livePoolOf } from '../modules/bank/index.ts'
import { readinessTasks, type ExamResult } from '../modules/readiness/index.ts'
import { recordAnswers, type Answered } from '../modules/reviews/index.ts'
import { withShippedQuestions } from './exam.ts'
import { inOrganisation } from './in-organisation.ts'
import { join, openFirstOrganisation } from './people.ts'
import { heldClock } from './held-clock.ts'
import { openTestServer } from './test-server.ts'

export const day = 86_400_000

/** A cohort of five weeks that Tom leads and in which Bo and Cy hold seats; Mia manages, Una teaches elsewhere. */
export async function openReadinessWorld() {
  const clock = heldClock(Date.UTC(2026, 10, 23, 9))
  const server = await openTestServer(clock)
  const { owner, organisationId } = await openFirstOrganisation(server)
  const of = { organisationId }
  const trainer = await join(server, { by: owner, organisationId, name: 'Tom', roles: ['trainer'] })
  const stranger = await join(server, { by: owner, organisationId, name: 'Una', roles: ['trainer'] })
  const manager = await join(server, { by: owner, organisationId, name: 'Mia', roles: ['manager'] })
  const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
  const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
  const certificationId = await withShippedQuestions(owner, organisationId)

  const { scope, reading, writing } = inOrganisation(server, organisationId)

  const results: ExamResult[] = []
  const tasks = readinessTasks(server.database, async () => results)
  const follow = (personId: Id<'per'>) => tasks['readiness.follow']({ organisationId, personId, certificationId })

  const pool = await reading((reads) => livePoolOf(reads, certificationId))
  const answered = (personId: Id<'per'>, k: number, changes: Partial<Answered> = {}): Answered => {
    const { questionId, versionId, domain } = present(pool[k], 'the shipped bank is larger')
    return {
      personId,
      certificationId,
      questionId,
      versionId,
      domain,
      source: 'live',
      sourceId: `session ${k}`,
      at: instant(clock() - 5 * day + k * 60_000),
      correct: true,
      points: 100,
      seconds: 30,
      practiceExam: false,
      ...changes,
    }
  }
  const answer = (
    person: { personId: Id<'per'> },
    from: number,
    to: number,
    changes: (k: number) => Partial<Answered>,
  ) =>
    writing((tx) =>
      recordAnswers(
        tx,
        Array.from({ length: to - from }, (_, k) => answered(person.personId, from + k, changes(from + k))),
      ),
    )
  /** Bo answers sixty, 48 of them right; Cy thirty, half of them right. */
  const bothAnswered = async () => {
    const marked = (correct: boolean) => ({ correct, points: correct ? 100 : 0 })
    await answer(bo, 0, 60, (k) => marked(k < 12 || k % 4 !== 0))
    await answer(cy, 0, 30, (k) => marked(k % 2 === 0))
    for (const { personId } of [bo, cy]) await follow(personId)
  }
  const mine = async () => present(expectOk(await bo.call(readOwnReadiness, { params: of })).items[0], 'Bo prepares')

  async function cohortOfTwo() {
    const { items } = expectOk(await owner.call(listBlueprints, { params: of }))
    const { blueprintId } = present(
      items.find((each) => each.certificationId === certificationId),
      'it ships',
    )
    await owner.call(publishBlueprint, { params: { ...of, blueprintId }, body: { expectedRevision: 0 } })
    const zone = expectOk(parseZone('Europe/Madrid'))
    const at = expectOk(parsePlainTime('17:00'))
    const { cohortId } = expectOk(
      await owner.call(createCohort, {
        params: of,
        body: {
          blueprintId,
          start: addDays(dateIn(zone, clock()), 7),
          zone,
          slots: [2, 4].map((weekday) => ({ weekday, at, minutes: 90 })),
          holidays: null,
          trainerIds: [trainer.personId],
          participantIds: [],
          name: 'AI Practitioner, December',
          trainerOverride: 'Leads the first one',
        },
      }),
    )
    for (const { personId } of [bo, cy])
      expectOk(await owner.call(addToCohort, { params: { ...of, cohortId }, body: { personId, as: 'invited' } }))
    expectOk(await owner.call(advanceCohort, { params: { ...of, cohortId }, body: { event: 'confirm' } }))
    expectOk(await bo.call(acceptSeat, { params: { ...of, cohortId }, body: {} }))
    return cohortId
  }
  const cohortId = await cohortOfTwo()
  const people = { owner, trainer, stranger, manager, bo, cy }
  const ofCohort = { ...of, cohortId }
  return {
    clock,
    server,
    organisationId,
    of,
    ofCohort,
    cohortId,
    certificationId,
    scope,
    ...people,
    reading,
    writing,
    tasks,
    follow,
    answered,
    answer,
    bothAnswered,
    mine,
  }
}
