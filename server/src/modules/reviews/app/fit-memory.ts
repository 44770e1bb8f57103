import { idOf, type readOwnMemory } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import { defaultWeights, parametersFor, reviewsBeforeFitting, type ParameterFitter } from '@cadre/memory'
import { z } from 'zod'
import { as, read, transact, type Database, type Reads, type Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { organisationScope } from '../../../platform/scope.ts'
import { changesMemories, fitFrom, historiesOf, isFitDue, type Fit } from '../domain/fit.ts'
import { standingOf, type RecordedAnswer } from '../domain/answer.ts'
import { rememberAll, schedulerBy } from '../domain/memory.ts'
import { answersOfPerson } from '../store/answers.ts'
import { fitsOf, insertFit } from '../store/fits.ts'
import { answersGiven, certificationsLearned, lockLearners } from '../store/learners.ts'
import { saveMemories } from '../store/memories.ts'
import { callerOf } from './caller.ts'

/** The optimiser where one is installed. */
export type FitterOf = () => Promise<ParameterFitter | null>

/** As the queue carries it: put there by this module, in the transaction that recorded the answers. */
const payload = z.object({ organisationId: idOf('org'), personId: idOf('per') })

/** `reviews.fit`: parameters of a person's own memory, once they answered enough; kept only where they predict better (S2). */
export async function fitTask(database: Database, given: unknown, fitterOf: FitterOf): Promise<void> {
  const person = payload.parse(given)
  const acts = as(organisationScope(person.organisationId))
  const known = await read(database, acts, async (reads) =>
    ok({ last: await standingFit(reads, person.personId), answers: await standingAnswers(reads, person.personId) }),
  )
  if (!known.ok || !isFitDue(known.value.answers.length, known.value.last)) return
  const fitter = await fitterOf()
  if (!fitter) return
  // Outside a transaction: it takes seconds, and nothing that is written meanwhile is lost.
  const parameters = await parametersFor(historiesOf(known.value.answers), fitter)
  await transact(database, acts, async (tx) => {
    await keep(tx, person.personId, fitFrom(parameters, tx.now))
    return ok(null)
  })
}

const standingFit = async (reads: Reads, personId: Id<'per'>): Promise<Fit | null> =>
  (await fitsOf(reads, [personId])).get(personId) ?? null

const standingAnswers = async (reads: Reads, personId: Id<'per'>): Promise<RecordedAnswer[]> =>
  standingOf(await answersOfPerson(reads, personId))

/** Keeps the fit, and computes every memory of the person anew where the parameters are others now. */
async function keep(tx: Tx, personId: Id<'per'>, fit: Fit | null): Promise<void> {
  if (!fit) return
  const certificationIds = await certificationsLearned(tx, personId)
  await lockLearners(
    tx,
    certificationIds.map((certificationId) => ({ personId, certificationId })),
  )
  const before = await standingFit(tx, personId)
  if (before && before.answers >= fit.answers) return
  await insertFit(tx, personId, fit)
  if (!changesMemories(before, fit)) return
  const byQuestion = Map.groupBy(
    await standingAnswers(tx, personId),
    ({ certificationId, questionId }) => `${certificationId} ${questionId}`,
  )
  const by = schedulerBy(fit.weights)
  await saveMemories(
    tx,
    [...byQuestion.values()].flatMap((answers) => rememberAll(answers, by) ?? []),
  )
}

/** What is known of how the caller remembers. */
export const readOne: Handler<typeof readOwnMemory> = async (reads) => {
  const personId = callerOf(reads)
  const fit = await standingFit(reads, personId)
  const days = (weights: readonly number[]) => weights[2] ?? 0
  return ok({
    answers: await answersGiven(reads, personId),
    needed: reviewsBeforeFitting,
    firstDays: { yours: days(fit?.weights ?? defaultWeights), usual: days(defaultWeights) },
    fit: fit && {
      fittedAt: isoOf(fit.fittedAt),
      answers: fit.answers,
      kept: fit.source === 'fitted',
      because: fit.because,
      heldOut: fit.heldOut && { ...fit.heldOut },
    },
  })
}
