import { reviewPolicies } from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { systemClock } from '../../platform/clock.ts'
import { liveQuestion } from '../bank.ts'
import { callerOf, type Caller } from '../caller.ts'
import { certificationOf } from '../certification-of.ts'
import { examTerms, publishedExam, TestTaker } from '../exam.ts'
import type { GuardedServer } from './guarded-server-on.ts'
import { keyNumbers, plantedDomain, plantedQuestions } from './planted-keys.ts'
import type { Person, Populated } from './population.ts'

/** An attempt whose review is not open, and ids of what it is about, by their kind. */
export type Sitting = {
  readonly review: (typeof reviewPolicies)[number]
  readonly ids: Readonly<Record<'asm' | 'att' | 'qst' | 'qve' | 'crt', string>>
  readonly writer: string
}
export type Sat = { readonly sittings: readonly Sitting[]; readonly taker: Person }

const callerWith = ({ app }: GuardedServer, { session }: Person): Caller =>
  Object.assign(callerOf(app), { token: session })

/**
 * Live questions of every kind in an exam of each review policy, and one participant's attempts at them: under way where handing in
 * would open the review, handed in everywhere else.
 */
export async function sitExams(server: GuardedServer, { organisationId, people }: Populated): Promise<Sat> {
  const person = (role: 'owner' | 'programme-lead' | 'participant') => present(people.get(role), role)
  const [writer, reviewer] = [callerWith(server, person('owner')), callerWith(server, person('programme-lead'))]
  const crt = await certificationOf(writer.call, organisationId, 'MLA-C01')
  const made = []
  for (const draft of plantedQuestions(crt)) made.push(await liveQuestion({ writer, reviewer, organisationId }, draft))
  const question = present(made[0], 'questions were planted')
  const taker = callerWith(server, person('participant'))
  const sittings: Sitting[] = []
  for (const review of reviewPolicies) {
    const draw = { scored: made.length, byDomain: { [plantedDomain]: made.length }, freshDays: 0 }
    const { assessmentId } = await publishedExam(writer, organisationId, examTerms(crt, { draw, review }))
    const sat = await sit(taker, organisationId, { assessmentId, review })
    sittings.push({
      review,
      writer: sat.writer,
      ids: { crt, qst: question.questionId, qve: question.versionId, asm: assessmentId, att: sat.of.attemptId },
    })
  }
  await withClient(server.urls.superuserUrl, async (client) => {
    await client.query('update bank.item_sums set n = $1 where organisation_id = $2', [
      keyNumbers.answers,
      organisationId,
    ])
    // Long ago, so that one's own reviews would be about them today.
    await client.query(
      `update reviews.memories set last_at = last_at - interval '90 days' where organisation_id = $1`,
      [organisationId],
    )
  })
  return { sittings, taker: person('participant') }
}

async function sit(
  by: Caller,
  organisationId: Populated['organisationId'],
  { assessmentId, review }: { assessmentId: Id<'asm'>; review: Sitting['review'] },
): Promise<TestTaker> {
  const taker = new TestTaker(by, organisationId)
  await taker.start(assessmentId)
  const answer = { kind: 'answer', question: '1', response: null } as const
  const contents = review === 'after-submit' ? [answer] : [answer, { kind: 'submit', auto: false } as const]
  expectOk(await taker.save(contents.map((content) => taker.event(content, systemClock()))))
  return taker
}
