import { asOf } from '@cadre/attempt'
import type { attemptResult, readResults } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { domainCalled, examDomainsOf } from '../../blueprints/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { pointsOf } from '../domain/result.ts'
import { progressOf } from '../store/attempt-events.ts'
import { attemptsOf } from '../store/attempts.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { newestMarks, type StoredMark } from '../store/markings.ts'
import { assessmentRun } from './access.ts'
import { isoOrNull } from './views.ts'

export type ResultView = z.input<typeof attemptResult>

/** Results of attempts at one assessment, with marks, names and domains loaded once for all of them. */
export async function resultsOf(
  reads: Reads,
  assessment: Assessment,
  records: readonly AttemptRecord[],
): Promise<ResultView[]> {
  const marks = await newestMarks(
    reads,
    records.map(({ attemptId }) => attemptId),
  )
  const directory = await directoryOf(
    reads,
    records.map(({ personId }) => personId),
  )
  const { domains, placeOf, rankOf } = await examDomainsOf(reads, assessment.certificationId)
  const called = await domainCalled(reads)
  const progress = await progressOf(reads, assessment.assessmentId)
  const forms = new Map<Id<'frm'>, Awaited<ReturnType<typeof formQuestionsOf>>>()
  for (const { formId } of records) if (!forms.has(formId)) forms.set(formId, await formQuestionsOf(reads, formId))
  return records.map((record) => {
    const own = marks.get(record.attemptId) ?? []
    const placed = withForm(own, forms.get(record.formId) ?? []).map((each) => ({
      ...each,
      domain: placeOf(each.domain) ?? each.domain,
    }))
    return {
      ...headOf(record, directory.get(record.personId)?.name ?? 'Somebody who left', reads.now),
      secondsSpent: record.result ? own.reduce((sum, { secondsSpent }) => sum + secondsSpent, 0) : null,
      byDomain: pointsOf(placed)
        .byDomain.map((each) => ({
          ...each,
          name: called(assessment.certificationId, each.domain),
          weight: domains.find(({ key }) => key === each.domain)?.weight ?? null,
        }))
        .toSorted((a, b) => rankOf(a.domain) - rankOf(b.domain)),
      recorded: recordedView(assessment, record, progress.get(record.attemptId)),
    }
  })
}

const withForm = (marks: readonly StoredMark[], form: Awaited<ReturnType<typeof formQuestionsOf>>) => {
  const places = new Map(form.map((question) => [question.place, question]))
  return marks.flatMap((mark) => {
    const question = places.get(mark.place)
    return question ? [{ ...mark, domain: question.domain, scored: question.scored }] : []
  })
}

function headOf(record: AttemptRecord, name: string, now: AttemptRecord['startedAt']) {
  const { phase, cause } = asOf(record.state, now)
  return {
    attemptId: record.attemptId,
    assessmentId: record.assessmentId,
    personId: record.personId,
    name,
    phase,
    cause,
    startedAt: isoOf(record.startedAt),
    finalisedAt: isoOrNull(record.state.finalisedAt),
    points: record.result?.points ?? null,
    outOf: record.result?.outOf ?? null,
    marking: record.state.gradings,
  }
}

function recordedView(assessment: Assessment, record: AttemptRecord, progress: { late: number } | undefined) {
  const recorded = record.result?.recorded
  return {
    timed: assessment.minutes !== null,
    oneSitting: recorded?.oneSitting ?? false,
    closedBookDeclared: record.declared.closedBook,
    metBefore: record.metBefore,
    focusLost: recorded?.timesAway ?? 0,
    devices: record.state.epoch,
    extraMinutes: Math.round(record.state.extraMs / 60_000),
    late: progress?.late ?? 0,
  }
}

export const readAll: Handler<typeof readResults> = async (reads, { params }) => {
  const found = await assessmentRun(reads, params.assessmentId)
  if (!found.ok) return found
  const records = await attemptsOf(reads, { assessmentIds: [params.assessmentId] })
  return ok({ items: await resultsOf(reads, found.value, records) })
}
