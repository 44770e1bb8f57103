import { forbidden, type Permission } from '@cadre/contracts'
import type { Failure } from '../../lib/failure.ts'
import { useMay } from './use-session.ts'

/** Whether somebody may not, or no more, save what they write: as the session says, or as the last try was refused. */
export function useRoleTaken(permission: Permission, failure: Failure | null): boolean {
  const may = useMay(permission)
  return !may || failure?.code === forbidden.code
}
