import { mark } from '@cadre/marking'
import { instant, seededRandom, seedFrom, shuffled, type Id, type Instant, type Random } from '@cadre/kernel'
import type { Run } from '@cadre/session'
import type { PoolQuestion } from '../../bank/index.ts'
import type { PastRun, Poll, Purpose } from '../../delivery/index.ts'
import type { Answered } from '../../reviews/index.ts'
import { chanceOf, responseTo } from '../domain/example-answers.ts'
import type { Presence } from '../domain/example-run.ts'
import { abilityAt, type ExampleTx, type PastCohort } from './past-cohort.ts'

type Asked = Pick<PastRun, 'polls' | 'answers'> & { readonly evidence: readonly Answered[] }
export type Held = {
  readonly runId: Id<'run'>
  readonly run: Run
  /** Its number among the cohort's sessions, from 0. */
  readonly session: number
  readonly objectives: readonly string[]
  /** Objectives of which something is asked first: the sessions before owe them. */
  readonly owed: readonly string[]
  readonly presences: readonly Presence[]
}

const quizzed = 6
const practised = 2
const minuteMs = 60_000
const openForMs = 75_000
const reasons = {
  owed: 'Its objective was left out last time.',
  opening: 'Drawn at random from the certification’s questions.',
  practice: 'On an objective of the session.',
}

/** What was asked in a session that lies behind and what everybody there answered, marked as the product marks. */
export function questionsOf(tx: ExampleTx, past: PastCohort, held: Held): Asked {
  const { cohort, pool } = past
  const { run, session, owed, objectives } = held
  if (pool.length === 0) return { polls: [], answers: [], evidence: [] }
  const drawn = shuffled(seededRandom(seedFrom(`${cohort.name} quiz ${session}`)), pool)
  const [lost = ''] = owed
  const first = drawn.filter(({ objective }) => objective === lost).slice(0, 1)
  const opening = [...first, ...drawn.filter((question) => !first.includes(question))].slice(0, quizzed)
  const about = drawn.filter(
    (question) => question.objective !== null && objectives.includes(question.objective) && !opening.includes(question),
  )
  const place = run.blocks.findIndex(({ kind }) => kind === 'practice-and-discussion')
  const practice = run.blocks[place]?.begunAt ? about.slice(0, practised) : []
  const asked = [
    ...pollsIn(tx, held, { purpose: 'opening', questions: opening, from: run.startedAt }),
    ...pollsIn(tx, held, { purpose: 'practice', questions: practice, from: run.blocks[place]?.begunAt ?? null }),
  ]
  const answers = asked.flatMap((one) => answersTo(past, held, one))
  return {
    polls: asked.map(({ poll }) => poll),
    answers: answers.map(({ answer }) => answer),
    evidence: answers.map(({ evidence }) => evidence),
  }
}

type Given = { readonly purpose: Purpose; readonly questions: readonly PoolQuestion[]; readonly from: Instant | null }
type OnePoll = { readonly poll: Poll & { readonly openedAt: Instant }; readonly question: PoolQuestion }

const pollsIn = (tx: ExampleTx, { runId, owed }: Held, { purpose, questions, from }: Given): OnePoll[] =>
  questions.map((question, index) => {
    const openedAt = instant((from ?? 0) + (index * 2 + 1) * minuteMs)
    const { questionId, versionId, kind, domain, objective } = question
    const isOwed = purpose === 'opening' && objective !== null && objective === owed[0]
    return {
      question,
      poll: {
        pollId: tx.newId('pol'),
        ...{ runId, purpose, questionId, versionId, domain, objective, openedAt },
        number: index + 1,
        itemKind: kind,
        why: isOwed ? reasons.owed : reasons[purpose],
        phase: 'revealed',
        closedAt: instant(openedAt + openForMs),
      },
    }
  })

function answersTo(past: PastCohort, held: Held, { poll, question }: OnePoll) {
  const key = past.keys.get(question.versionId)
  const there = (presence: Presence | undefined) =>
    presence === 'whole' || (presence === 'late' && poll.purpose === 'practice')
  return past.people.flatMap((personId, index) => {
    if (!key || !there(held.presences[index])) return []
    const random: Random = seededRandom(
      seedFrom(`${past.cohort.name} ${index} ${held.session} ${poll.number} ${poll.purpose}`),
    )
    const right = random.next() < chanceOf(abilityAt(past, index, held.session), question.difficulty ?? 3)
    const response = responseTo(key, right, random)
    const { credit, correct } = mark(key, response)
    const seconds = 18 + Math.floor(random.next() * 50)
    const at = instant(poll.openedAt + seconds * 1_000)
    const { questionId, versionId, domain } = question
    const evidence: Answered = {
      ...{ personId, questionId, versionId, domain, at, correct, seconds },
      certificationId: past.certificationId,
      source: poll.purpose === 'opening' ? 'quiz' : 'live',
      sourceId: held.runId,
      points: credit,
      practiceExam: false,
    }
    return [{ answer: { pollId: poll.pollId, personId, response, at, points: credit }, evidence }]
  })
}
