import { runEvents } from '@cadre/contracts'
import { isId, ok, refuse } from '@cadre/kernel'
import { notFound } from '@cadre/contracts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { StreamRoute } from '../../../platform/events/stream-route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { findRun } from '../store/runs.ts'
import { runSeen } from './access.ts'
import { sharedRunOf } from './shared-view.ts'
import { topicOfRun } from './tell.ts'

/** A run's own stream: its state whole for whoever comes or comes back, then each change. */
export const runStream: StreamRoute = {
  stream: runEvents,
  topicOf: ({ runId = '' }) => topicOfRun(runId),
  async admits(reads: Reads<OrganisationScope>, { runId = '' }) {
    if (!isId('run', runId)) return refuse(notFound.code)
    const seen = await runSeen(reads, runId)
    return seen.ok ? ok(null) : seen
  },
  async snapshot(reads, { runId = '' }) {
    const record = isId('run', runId) ? await findRun(reads, runId) : null
    return record && { name: 'state', data: await sharedRunOf(reads, record) }
  },
}
