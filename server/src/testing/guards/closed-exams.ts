import { operations } from '@cadre/contracts'
import type { Exams } from './answer-keys.ts'
import { sitExams } from './closed-review.ts'
import type { GuardedServer } from './guarded-server-on.ts'
import { populate } from './population.ts'
import { furnish, lookAround } from './world.ts'

/** A furnished organisation whose participant sat an exam of each review policy (S-02). */
export async function openClosedExams(server: GuardedServer): Promise<Exams> {
  const populated = await populate(server.database, server.urls.superuserUrl, 'Boreas')
  await furnish(server, populated, operations)
  const sat = await sitExams(server, populated)
  return { ...sat, place: await lookAround(server, populated) }
}
