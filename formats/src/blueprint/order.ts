import type { Finding } from '../yaml-file/problem.ts'
import type { ReadableParts } from './readable-parts.ts'

/** What comes before what it must follow, and ranges whose ends are swapped. */
export function orderProblems(parts: ReadableParts): Finding[] {
  return [...weekProblems(parts), ...workProblems(parts), ...rangeProblems(parts)]
}

function weekProblems({ sessions, weeks }: ReadableParts): Finding[] {
  let latest = 1
  return sessions.entries.flatMap(({ value: { week = latest }, path }) => {
    const found: Finding[] = []
    const at = [...path, 'week']
    if (weeks !== null && week > weeks) {
      found.push({ code: 'order', path: at, reason: `week ${week} is after the last of ${weeks} weeks` })
    }
    if (week < latest) {
      const reason = `week ${week} comes after a session of week ${latest}; write sessions in teaching order`
      found.push({ code: 'order', path: at, reason })
    }
    latest = Math.max(latest, week)
    return found
  })
}

function workProblems({ sessions, selfPaced, checkpoints }: ReadableParts): Finding[] {
  const place = new Map(sessions.declared.map(({ value }, i) => [value, i]))
  const late = (opens: string | undefined, due: string | undefined, path: Finding['path']): Finding[] => {
    const from = place.get(opens ?? '')
    const to = place.get(due ?? '')
    if (from === undefined || to === undefined || from < to) return []
    return [
      { code: 'order', path, reason: `due before session "${due}", which is not after "${opens}" where it opens` },
    ]
  }
  return [
    ...selfPaced.entries.flatMap(({ value, path }) => late(value.after, value.dueBefore, [...path, 'dueBefore'])),
    ...checkpoints.entries.flatMap(({ value: { when }, path }) =>
      when?.at === 'after-session' ? late(when.session, when.dueBefore, [...path, 'when', 'dueBefore']) : [],
    ),
  ]
}

function rangeProblems({ domains, studyHours, examWindow, weeks }: ReadableParts): Finding[] {
  const found: Finding[] = domains.entries.flatMap(({ value: { weight }, path }) =>
    Array.isArray(weight) && weight[0] > weight[1]
      ? [
          {
            code: 'order',
            path: [...path, 'weight'],
            reason: `${weight[0]} to ${weight[1]} is not a range; write the smaller first`,
          },
        ]
      : [],
  )
  if (studyHours && studyHours.min > studyHours.max) {
    const reason = `at most ${studyHours.max} hours is less than at least ${studyHours.min}`
    found.push({ code: 'order', path: ['studyHours', 'max'], reason })
  }
  if (examWindow && examWindow.firstDay > examWindow.lastDay) {
    const reason = `the last day (${examWindow.lastDay}) is before the first (${examWindow.firstDay})`
    found.push({ code: 'order', path: ['examWindow', 'lastDay'], reason })
  }
  if (examWindow && weeks !== null && examWindow.bookByWeek > weeks) {
    const reason = `week ${examWindow.bookByWeek} is after the last of ${weeks} weeks`
    found.push({ code: 'order', path: ['examWindow', 'bookByWeek'], reason })
  }
  return found
}
