import { notFound, notTheTrainer } from '@cadre/contracts'
import { ok, present, refuse, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { cohortSeenBy } from '../../cohorts/index.ts'
import type { RunId, RunRecord } from '../domain/run-record.ts'
import { findRun, lockRun } from '../store/runs.ts'

type Inside = Reads<OrganisationScope>

export const callerOf = ({ scope }: Inside): Id<'per'> => present(scope.personId, 'a person calls')

/** Trainers run the sessions of their cohorts; those who plan cohorts run all. */
export const mayLead = ({ scope: { permissions } }: Inside, leads: boolean): boolean =>
  permissions.has('sessions.lead') && (leads || permissions.has('cohorts.plan'))

/** What the caller is to a cohort's sessions. */
export async function partIn(reads: Inside, cohortId: Id<'coh'>) {
  const standing = await cohortSeenBy(reads, cohortId)
  if (!standing.ok) return null
  const { cohort, leads, seat, seesAll } = standing.value
  const holdsSeat = seat !== null && (seat.state === 'invited' || seat.state === 'confirmed')
  return { cohort, leads: mayLead(reads, leads), holdsSeat, seesAll }
}

/** A run as those see it who take part or may see all cohorts; to everybody else there is none. */
export async function runSeen(reads: Inside, runId: RunId) {
  const record = await findRun(reads, runId)
  const part = record && (await partIn(reads, record.cohortId))
  if (!record || !part || !(part.leads || part.holdsSeat || part.seesAll)) return refuse(notFound.code)
  return ok({ record, ...part })
}

async function led(reads: Inside, record: RunRecord | null) {
  const part = record && (await partIn(reads, record.cohortId))
  if (!record || !part) return refuse(notFound.code)
  return part.leads ? ok(record) : refuse(notTheTrainer.code)
}

export const runLed = async (reads: Inside, runId: RunId) => led(reads, await findRun(reads, runId))

/** The same, locked for a change. */
export const runLedLocked = async (tx: Tx<OrganisationScope>, runId: RunId) => led(tx, await lockRun(tx, runId))
