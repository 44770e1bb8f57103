import { present, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'

export const callerOf = ({ scope }: Reads<OrganisationScope>): Id<'per'> => present(scope.personId, 'a person calls')

/**
 * Questions that a person may not be shown with their key: of an attempt that is under way, and of one whose review is closed. The
 * composition root hands it in, as the assessments module imports this one.
 */
export type HeldBack = (reads: Reads, personId: Id<'per'>) => Promise<ReadonlySet<Id<'qst'>>>
