import { readOwnMemory } from '@cadre/contracts'
import { expectOk, instant, present, seededRandom } from '@cadre/kernel'
import { defaultWeights, schedulerOf, type MemoryState, type ParameterFitter } from '@cadre/memory'
import { fsrsFitter } from '@cadre/memory/fsrs-fitter'
import { afterAll, describe, expect, test } from 'vitest'
import { withShippedQuestions } from '../../testing/exam.ts'
import { inOrganisation } from '../../testing/in-organisation.ts'
import { join, openFirstOrganisation, type TestPerson } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { livePoolOf } from '../bank/index.ts'
import { fitTask } from './app/fit-memory.ts'
import { memoriesOf, recordAnswers, scheduler, type Answered } from './index.ts'

const day = 86_400_000
const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const certificationId = await withShippedQuestions(owner, organisationId)
const { reading, writing } = inOrganisation(server, organisationId)
const pool = await reading((reads) => livePoolOf(reads, certificationId))

/** Seven answers to each of some questions by somebody who forgets faster than most and gains more from a success. */
function answersOfForgetful(personId: TestPerson['personId'], questions: number): Answered[] {
  const random = seededRandom(3)
  const truth = schedulerOf(defaultWeights.with(2, 0.5).with(8, 0.9))
  return Array.from({ length: questions }, (_, k) => {
    const { questionId, versionId, domain } = present(pool[k], 'the shipped bank is larger')
    let at = clock() - 300 * day
    let state: MemoryState = truth.step(null, 0, 3)
    return Array.from({ length: 7 }, (_, turn): Answered => {
      const days = turn === 0 ? 0 : 1 + Math.floor(30 * random.next())
      at += days * day
      const correct = turn === 0 || random.next() < truth.recall(state.stability, days)
      if (turn > 0) state = truth.step(state, days, correct ? 3 : 1)
      return {
        personId,
        certificationId,
        questionId,
        versionId,
        domain,
        correct,
        points: correct ? 100 : 0,
        source: 'review',
        sourceId: `turn ${turn}`,
        at: instant(at),
        seconds: 20,
        practiceExam: false,
      }
    })
  }).flat()
}

async function somebody(name: string, questions: number) {
  const person = await join(server, { by: owner, organisationId, name, roles: ['participant'] })
  const answers = answersOfForgetful(person.personId, questions)
  await writing((tx) => recordAnswers(tx, answers))
  const fit = (fitter: ParameterFitter | null) =>
    fitTask(server.database, { organisationId, personId: person.personId }, async () => fitter)
  const memories = () => reading((reads) => memoriesOf(reads, { personIds: [person.personId], certificationId }))
  return { person, fit, memories, own: async () => expectOk(await person.call(readOwnMemory, { params })) }
}
const fitter = (weights: readonly number[]): ParameterFitter => ({ fit: async () => weights })
const better = fitter(defaultWeights.with(2, 0.5).with(8, 0.9))
const worse = fitter(defaultWeights.with(2, 90).with(20, 0.1))

describe("parameters of a person's own memory (S2)", () => {
  test('are not fitted below 400 answers', async () => {
    const { fit, own } = await somebody('Few', 30)
    await fit(better)
    expect(await own()).toMatchObject({ answers: 210, needed: 400, fit: null })
  })
  test('stay those of everybody where no optimiser is installed, and nothing breaks', async () => {
    const { fit, own } = await somebody('None', 60)
    await fit(null)
    expect(await own()).toMatchObject({ answers: 420, fit: null })
  })
  test('are kept where they predict held-out answers better: memories are computed anew, and go on with them', async () => {
    const { person, fit, own, memories } = await somebody('Bo', 60)
    const before = await memories()
    await fit(better)
    const { fit: kept, firstDays } = await own()
    expect(kept).toMatchObject({ kept: true, because: null, answers: 420 })
    expect(kept?.heldOut?.fitted).toBeLessThan(kept?.heldOut?.default ?? 0)
    expect(firstDays).toMatchObject({ yours: 0.5, usual: defaultWeights[2] })
    const after = await memories()
    expect(after.map(({ state }) => state)).not.toEqual(before.map(({ state }) => state))
    expect(after.map(({ answers, lapses, lastAt }) => [answers, lapses, lastAt])).toEqual(
      before.map(({ answers, lapses, lastAt }) => [answers, lapses, lastAt]),
    )
    const fresh = present(pool[70], 'the shipped bank is larger')
    const { questionId, versionId, domain } = fresh
    const next: Answered = {
      personId: person.personId,
      certificationId,
      questionId,
      versionId,
      domain,
      correct: true,
      points: 100,
      source: 'review',
      sourceId: 'next',
      at: clock(),
      seconds: 20,
      practiceExam: false,
    }
    await writing((tx) => recordAnswers(tx, [next]))
    const memory = (await memories()).find((each) => each.questionId === questionId)
    expect(memory?.state.stability).toBeCloseTo(0.5, 6)
    expect(scheduler.step(null, 0, 3).stability).toBeCloseTo(defaultWeights[2] ?? 0, 6)
    await fit(worse)
    expect((await own()).fit).toEqual(kept)
  })
  test('that predict worse are noted and not used', async () => {
    const { fit, own, memories } = await somebody('Cy', 60)
    const before = await memories()
    await fit(worse)
    expect((await own()).fit).toMatchObject({ kept: false, because: 'fit-not-better' })
    expect(await memories()).toEqual(before)
  })
  const installed = fsrsFitter()
  test('of the optimiser of the FSRS project, where one is installed, are the same for the same answers', async () => {
    const native = await installed
    const [one, other] = [await somebody('Di', 60), await somebody('Ed', 60)]
    for (const each of [one, other]) await each.fit(native)
    const views = [await one.own(), await other.own()].map(({ fit, firstDays }) => ({ fit, firstDays }))
    expect(views[0]).toEqual(views[1])
    expect(views[0]?.fit === null).toBe(native === null)
  })
})
