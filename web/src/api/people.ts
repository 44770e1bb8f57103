import { listTrainers } from '@cadre/contracts'
import type { Reading } from '../lib/reading.ts'
import { useHere } from './here.ts'
import { useReading } from './reading.ts'
import { useSession } from './session/use-session.ts'

export type Member = { readonly personId: string; readonly name: string; readonly email: string }

/** Who can be chosen: the trainer register and oneself, by name. */
export function usePeople(): Reading<readonly Member[]> {
  const { organisationId } = useHere()
  const { personId, name, email } = useSession()
  const found = useReading(listTrainers, { params: { organisationId } })
  const known = new Map<string, Member>([[personId, { personId, name, email }]])
  for (const trainer of found.value?.items ?? []) known.set(trainer.personId, trainer)
  const all = [...known.values()].toSorted((a, b) => a.name.localeCompare(b.name))
  return { ...found, value: found.value === undefined ? undefined : all }
}
