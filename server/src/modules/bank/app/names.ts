import type { Reads } from '../../../platform/db/transaction.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { PersonId } from '../domain/question.ts'

export type Names = {
  readonly person: (personId: PersonId | null) => string
  readonly code: (certificationId: string) => string
}

/** What ids are called, for one reply that names these people. Nobody: Cadre, whose questions ship. */
export async function namesIn(reads: Reads, people: Iterable<PersonId | null>): Promise<Names> {
  const directory = await directoryOf(reads, people)
  const codes = new Map<string, string>(
    (await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]),
  )
  return {
    person: (personId) => (personId === null ? 'Cadre' : (directory.get(personId)?.name ?? 'Somebody who left')),
    code: (certificationId) => codes.get(certificationId) ?? '',
  }
}
