import type { Constraint, Shortage, ShortageRefusal } from '@cadre/assembly'
import { refuse } from '@cadre/kernel'

/** What is missing, in the plural. */
const typeWords: Readonly<Record<string, string>> = {
  single: 'questions with one right option',
  multiple: 'questions with several right options',
  ordering: 'ordering questions',
  matching: 'matching questions',
  numeric: 'questions answered by a number',
  text: 'questions answered by words',
}

type Called = (domain: string) => string

/** The engine's reasons in the contract's words. */
export function shortage(refusal: ShortageRefusal, called: Called) {
  if (refusal.code === 'assembly.shortage') return refuse('assessments.shortage', shortageView(refusal.details, called))
  const constraints = refusal.code === 'assembly.contradiction' ? refusal.details.constraints : []
  return refuse('assessments.shortage', {
    conflicts: [
      constraints.map((constraint) => ({ ...wordsOf(constraint, called), nearest: 'no bank can meet these together' })),
    ],
    write: [],
    setAside: [],
    possibleFrom: null,
  })
}

const shortageView = ({ conflicts, write, setAside, possibleFrom }: Shortage, called: Called) => ({
  conflicts: conflicts.map(({ unmet }) =>
    unmet.map(({ constraint, nearest }) => ({
      ...wordsOf(constraint, called),
      nearest: nearest === null ? '' : String(nearest),
    })),
  ),
  write: write.map(({ domain, type, band, count }) => ({
    domain: called(domain),
    type: type === null ? 'questions' : (typeWords[type] ?? type),
    band,
    count,
  })),
  setAside: setAside.map(({ reason, domain, count }) => ({ why: `${reason} in ${called(domain)}`, count })),
  possibleFrom,
})

function wordsOf(constraint: Constraint, called: Called): { constraint: string; wanted: string } {
  if (constraint.kind === 'enemies') return { constraint: 'questions that give each other away', wanted: 'apart' }
  const { min, max } = constraint
  const wanted = min === max ? String(min) : min === 0 ? `at most ${max}` : `${min} to ${max}`
  switch (constraint.kind) {
    case 'domain':
      return { constraint: `questions of ${called(constraint.domain)}`, wanted }
    case 'type':
      return { constraint: typeWords[constraint.type] ?? `questions of type ${constraint.type}`, wanted }
    case 'band':
      return { constraint: `questions of difficulty ${constraint.band}`, wanted }
    case 'overlap':
      return { constraint: `questions shared with ${constraint.form}`, wanted }
    case 'mean-difficulty':
      return { constraint: 'mean difficulty', wanted }
    case 'minutes':
      return { constraint: 'minutes', wanted }
    case 'questions':
      return { constraint: 'questions in all', wanted }
  }
}
