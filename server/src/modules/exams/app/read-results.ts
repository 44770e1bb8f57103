import { notFound, type listResults, type readResult, type resultView } from '@cadre/contracts'
import { isoOf, ok, refuse, type Id } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { cohortsLedBy, seatHoldersOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { numbered, type ExamResult } from '../domain/result.ts'
import { findResult, revisionsOf, standingResults, type ResultsWanted } from '../store/results.ts'

/** A result with the number of its attempt. */
export type NumberedResult = ExamResult & { readonly attempt: number }

/** Results as they stand, each with its attempt counted over all of that person's. */
export async function resultsOf(reads: Reads, wanted: ResultsWanted = {}): Promise<NumberedResult[]> {
  return numbered(await standingResults(reads, wanted))
}

export async function resultViews(
  reads: Reads,
  results: readonly NumberedResult[],
): Promise<z.infer<typeof resultView>[]> {
  const personIds = results.map(({ personId }) => personId)
  const [certifications, directory] = [await certificationsOf(reads), await directoryOf(reads, personIds)]
  const codes = new Map(certifications.map(({ certificationId, code }) => [certificationId, code]))
  return results.map((result) => ({
    ...result,
    byDomain: [...result.byDomain],
    personName: directory.get(result.personId)?.name ?? '',
    code: codes.get(result.certificationId) ?? '',
  }))
}

/** Whose results the caller may see besides their own: null is everybody's. */
async function seenBy(reads: Reads<OrganisationScope>): Promise<Id<'per'>[] | null> {
  const { personId, permissions } = reads.scope
  if (permissions.has('cohorts.read') || permissions.has('exams.manage')) return null
  const led = personId === null ? [] : await cohortsLedBy(reads, personId)
  const people = []
  for (const cohortId of led) people.push(...(await seatHoldersOf(reads, cohortId)))
  return people
}

export const readResults: Handler<typeof listResults> = async (reads, { query }) => {
  const people = await seenBy(reads)
  const wanted = { certificationId: query.certificationId, ...(people && { personIds: people }) }
  const results = (await resultsOf(reads, wanted)).toSorted((a, b) => (a.satOn > b.satOn ? -1 : 1))
  return ok({ items: await resultViews(reads, results) })
}

export const readOneResult: Handler<typeof readResult> = async (reads, { params }) => {
  const result = await findResult(reads, params.resultId)
  if (!result || !(await maySee(reads, result))) return refuse(notFound.code)
  const revisions = await revisionsOf(reads, result.resultId)
  const directory = await directoryOf(
    reads,
    revisions.map(({ by }) => by),
  )
  return ok({
    history: revisions.map(({ revision, at, by, reason, outcome }) => ({
      revision,
      at: isoOf(at),
      by: by === null ? '' : (directory.get(by)?.name ?? ''),
      reason,
      outcome: outcome && {
        satOn: outcome.satOn,
        passed: outcome.passed,
        score: outcome.score,
        source: outcome.source,
      },
    })),
  })
}

async function maySee(reads: Reads<OrganisationScope>, { personId }: ExamResult): Promise<boolean> {
  if (personId === reads.scope.personId) return true
  if (!reads.scope.permissions.has('exams.read')) return false
  const people = await seenBy(reads)
  return people === null || people.includes(personId)
}
