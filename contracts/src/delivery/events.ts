import { stream } from '../kit/stream.ts'
import { follow, ofRun } from './run.ts'
import { runCounts, sharedRun } from './shared.ts'

/**
 * A session as it happens, for everybody in it: the state whole when the stream opens and whenever it changes, the counts
 * at most four times a second. Nothing has to be asked again, so that five hundred people cost one read.
 */
export const runEvents = stream({
  id: 'delivery.events',
  path: '/api/organisations/:organisationId/session-runs/:runId/events',
  summary: 'A session as it happens: state and counts, the same for all who are in it',
  access: follow,
  params: ofRun,
  events: { state: sharedRun, counts: runCounts },
})
