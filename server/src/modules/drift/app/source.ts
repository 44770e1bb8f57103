import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { AtStake } from '../domain/at-stake.ts'

/**
 * What a module tells of the things it owns that rest on these certifications. Facts only: whether the drift reaches
 * them is decided here, in one place. The composition root lists the sources; a module joins by adding one.
 */
export type DriftSource = (reads: Reads, certificationIds: ReadonlySet<Id<'crt'>>) => Promise<AtStake[]>
