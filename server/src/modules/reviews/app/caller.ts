import { present, type Id } from '@cadre/kernel'
import type { Exam } from '@cadre/psychometrics'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { AheadDomain } from '../domain/harder.ts'

export const callerOf = ({ scope }: Reads<OrganisationScope>): Id<'per'> => present(scope.personId, 'a person calls')

/**
 * Questions that a person may not be shown with their key: of an attempt that is under way, and of one whose review is closed. The
 * composition root hands it in, as the assessments module imports this one.
 */
export type HeldBack = (reads: Reads, personId: Id<'per'>) => Promise<ReadonlySet<Id<'qst'>>>

/** An exam in whose domains somebody is ahead. */
export type AheadOfExam = {
  readonly certificationId: Id<'crt'>
  readonly exam: Exam
  readonly domains: readonly AheadDomain[]
  /** The exam's domain that a key of the bank belongs to. */
  readonly placeOf: (key: string) => string | null
}

/** What other modules, which import this one, know of the questions that somebody may practise; handed in by the composition root. */
export type Around = {
  readonly heldBack: HeldBack
  readonly aheadOf: (reads: Reads, personId: Id<'per'>) => Promise<readonly AheadOfExam[]>
  /** Questions of assessments to come that are to be met there for the first time. */
  readonly toCome: (reads: Reads, certificationId: Id<'crt'>) => Promise<ReadonlySet<Id<'qst'>>>
}
