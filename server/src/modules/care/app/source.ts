import type { Id, PlainDate, Zone } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { SignOf } from '../domain/sign.ts'

/** Whom a source is asked about: the people of one running cohort. */
export type Asked = {
  readonly cohortId: Id<'coh'>
  readonly certificationId: Id<'crt'>
  readonly zone: Zone
  readonly startsOn: PlainDate
  readonly personIds: readonly Id<'per'>[]
}

/**
 * What a module tells of these people: absences, practice, checkpoints, a forecast, what help would bring. Facts only:
 * whether somebody is falling behind is decided here, in one place. The composition root lists the sources; a module joins
 * by adding one.
 */
export type CareSource = (reads: Reads, asked: Asked) => Promise<SignOf[]>
