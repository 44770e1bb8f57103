import { instant, type Instant } from '@cadre/kernel'

/** Offline work older than this counts as done that long ago. */
const oldestMs = 60 * 86_400_000

/** When something was done by a browser's clock, which may be wrong: never in the future, and never further back than 60 days. */
export const madeAtWithin = (claimed: Instant, now: Instant): Instant =>
  instant(Math.min(now, Math.max(claimed, now - oldestMs)))
