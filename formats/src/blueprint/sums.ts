import type { Finding } from '../yaml-file/problem.ts'
import type { ReadableParts } from './readable-parts.ts'

/** Minutes, questions and weights that do not add up. */
export function sumProblems(parts: ReadableParts): Finding[] {
  return [...sessionSums(parts), ...unitSums(parts), ...checkpointSums(parts), ...weightSum(parts)]
}

function sessionSums({ sessions }: ReadableParts): Finding[] {
  return sessions.entries.flatMap(({ value: { blocks, ...session }, path }) => {
    const found = overspent(session, path, 'session')
    const spent = total((blocks ?? []).map((block) => block.minutes))
    if (blocks === undefined || session.minutes === undefined || spent === session.minutes) return found
    const reason = `the blocks take ${spent} minutes, but the session has ${session.minutes}`
    return [...found, { code: 'sum', path: [...path, 'minutes'], reason }]
  })
}

const unitSums = ({ selfPaced }: ReadableParts): Finding[] =>
  selfPaced.entries.flatMap(({ value, path }) => overspent(value, path, 'unit'))

type Timed = {
  readonly minutes?: number | undefined
  readonly domainMinutes?: Readonly<Record<string, number>> | undefined
}

function overspent({ minutes = Infinity, domainMinutes = {} }: Timed, path: Finding['path'], what: string): Finding[] {
  const spent = total(Object.values(domainMinutes))
  const reason = `the domains are given ${spent} minutes, but the ${what} has ${minutes}`
  return spent <= minutes ? [] : [{ code: 'sum', path: [...path, 'domainMinutes'], onKey: true, reason }]
}

function checkpointSums({ checkpoints }: ReadableParts): Finding[] {
  return checkpoints.entries.flatMap(({ value: { questions, questionsByDomain = {} }, path }) => {
    const counts = Object.values(questionsByDomain)
    const sum = total(counts)
    const reason = `the domains have ${sum} questions, but the checkpoint has ${questions}`
    return counts.length === 0 || questions === undefined || sum === questions
      ? []
      : [{ code: 'sum', path: [...path, 'questionsByDomain'], onKey: true, reason }]
  })
}

/** A tenth of a percent: published weights are whole or rounded numbers. */
const tolerance = 0.1

function weightSum({ domains }: ReadableParts): Finding[] {
  const weights = domains.entries.flatMap(({ value: { weight } }) => (weight === undefined ? [] : [weight]))
  if (weights.length === 0 || weights.length < domains.entries.length) return []
  const ranges = weights.map((weight) => (typeof weight === 'number' ? [weight, weight] : weight))
  const low = total(ranges.map(([bound = 0]) => bound))
  const high = total(ranges.map(([, bound = 0]) => bound))
  const reason =
    low === high
      ? `the weights add up to ${low} percent, not 100`
      : `no choice within these ranges adds up to 100 percent`
  return low <= 100 + tolerance && high >= 100 - tolerance
    ? []
    : [{ code: 'sum', path: ['domains'], onKey: true, reason }]
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
