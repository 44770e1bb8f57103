import type { Id, PlainDate } from '@cadre/kernel'

export type Obstacle = 'time' | 'difficulty' | 'motivation'
export type NoteReaders = 'author' | 'carers' | 'person'
export type Talk = {
  readonly talkId: Id<'tlk'>
  readonly cohortId: Id<'coh'>
  readonly personId: Id<'per'>
  readonly heldOn: PlainDate
  readonly by: Id<'per'>
  readonly obstacles: readonly Obstacle[]
  readonly notes: string
  readonly readers: NoteReaders
}

type Reader = { readonly personId: Id<'per'> | null; readonly cares: boolean }

/** Whether somebody may read what was noted of a one-to-one: its author always, carers unless it is the author's own, the person if shared. */
export function mayReadTalk({ by, personId, readers }: Talk, reader: Reader): boolean {
  if (reader.personId === null) return false
  if (reader.personId === by) return true
  if (reader.personId === personId) return readers === 'person'
  return reader.cares && readers !== 'author'
}
