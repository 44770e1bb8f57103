import type { Response } from '@cadre/attempt'
import { answerDoesNotFit, notFound, pollNotOpen, type answerPoll, type signOfLife } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import { mostSilenceMs } from '@cadre/session'
import { gathered } from '../../../platform/db/gathered.ts'
import { commitStatement, type Database } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { DirectHandler } from '../../../platform/http/route.ts'
import { countsBroadcaster } from './broadcast-counts.ts'

type Vote = { readonly o: string; readonly r: string; readonly p: string; readonly w: string; readonly v: Response }
type Kept = { readonly response: Response } | { readonly refused: 'closed' | 'misfit' }

/** Group commit (ADR 0017): answers of many people in one statement, acknowledged when it is committed. */
export const answerTogether = (database: Database): DirectHandler<typeof answerPoll> => {
  const broadcast = countsBroadcaster(database)
  const keep = gathered<Vote, Kept | undefined>((votes) => keepAnswers(database, votes), { most: 250, runs: 2 })
  return async ({ params: { organisationId, runId, pollId }, body }, { writerHash }) => {
    const w = writerHash.toString('hex')
    const kept = await keep({ o: organisationId, r: runId, p: pollId, w, v: body.response })
    if (!kept) return refuse(notFound.code)
    if ('refused' in kept) return refuse(kept.refused === 'closed' ? pollNotOpen.code : answerDoesNotFit.code)
    broadcast({ organisationId, runId })
    return ok({ response: kept.response })
  }
}

async function keepAnswers(database: Database, votes: readonly Vote[]): Promise<(Kept | undefined)[]> {
  const rows = await commitStatement<{ answers: Record<number, Kept> }>(database, {
    name: 'delivery_keep_answers',
    text: 'select delivery.keep_answers($1, $2) as answers',
    values: [JSON.stringify(votes), timestamp(database.clock())],
  })
  return votes.map((_, index) => rows[0]?.answers[index + 1])
}

type Sign = { readonly o: string; readonly r: string; readonly w: string }

/** Signs of life, likewise. */
export const signTogether = (database: Database): DirectHandler<typeof signOfLife> => {
  const broadcast = countsBroadcaster(database)
  const keep = gathered<Sign, boolean>((signs) => keepSigns(database, signs), { most: 250, runs: 1 })
  return async ({ params: { organisationId, runId } }, { writerHash }) => {
    const known = await keep({ o: organisationId, r: runId, w: writerHash.toString('hex') })
    if (!known) return refuse(notFound.code)
    broadcast({ organisationId, runId })
    return ok({})
  }
}

async function keepSigns(database: Database, signs: readonly Sign[]): Promise<boolean[]> {
  const rows = await commitStatement<{ known: number[] }>(database, {
    name: 'delivery_keep_signs',
    text: 'select delivery.keep_signs($1, $2, make_interval(secs => $3)) as known',
    values: [JSON.stringify(signs), timestamp(database.clock()), mostSilenceMs / 1_000],
  })
  const known = new Set(rows[0]?.known)
  return signs.map((_, index) => known.has(index + 1))
}
