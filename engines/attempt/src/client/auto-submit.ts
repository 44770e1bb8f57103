import { mayWrite, type Outbox } from './outbox.ts'
import type { ServerTime } from './server-clock.ts'

/**
 * Whether the device should now put `{ kind: 'submit', auto: true }` into its outbox, behind everything typed: its timer has run out
 * beyond any error of its clock. In doubt about the time it asks the server first, and a server that never answers sweeps by itself.
 */
export function autoSubmitDue(outbox: Outbox, time: ServerTime): boolean {
  const { phase, deadlineAt } = outbox.standing
  if (phase !== 'open' || deadlineAt === null || !mayWrite(outbox) || !time.certain) return false
  const said = outbox.pending.some(({ event }) => event.content.kind === 'submit')
  return !said && time.at >= deadlineAt + time.errorMs
}
