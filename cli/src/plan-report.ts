import { alternativesTo, dateOf, localAt, timeOf, weightOf } from '@cadre/calendar'
import type { Calendar, PlannedSession } from '@cadre/calendar'
import type { Blueprint } from '@cadre/formats/blueprint'
import type { Instant, Zone } from '@cadre/kernel'
import { weekdayOf } from '@cadre/kernel'
import { adviceText, alternativeText, conflictText, namesOf, weekdayName } from '@cadre/calendar/words'

const local = (at: Instant, zone: Zone): string => `${dateOf(localAt(at, zone))} ${timeOf(localAt(at, zone))}`

/** A few lines for the terminal. */
export function planSummary(calendar: Calendar): string {
  const { sessions, input } = calendar
  const [first, last] = [sessions[0], sessions.at(-1)]
  const people = input.participants.length === 0 ? 'nobody named yet' : `${input.participants.length} participants`
  const span = first && last ? `${day(first)} to ${day(last)}` : ''
  const lines = [`${sessions.length} sessions, ${span}, ${input.zone}; ${people}.`]
  return [...lines, ...findings(calendar).map((line) => `  ${line}`), ''].join('\n')
}

function findings(calendar: Calendar): string[] {
  const say = namesOf(calendar)
  const { conflicts, advice, input } = calendar
  const isUntrained = input.trainers.length === 0
  const named = isUntrained ? conflicts.filter((c) => c.kind !== 'no-trainer') : conflicts
  return [
    ...(isUntrained ? ['conflict: No session has a trainer.'] : []),
    ...named.map((c) => `${weightOf(c) > 0 ? 'conflict' : 'note'}: ${conflictText(c, say)}`),
    ...advice.map((a) => `note: ${adviceText(a, say)}`),
    ...alternativesTo(calendar, 3).map((a) => {
      const left =
        a.weightLeft === 0 ? 'no conflict left' : `${a.calendar.conflicts.filter((c) => weightOf(c) > 0).length} left`
      return `instead: ${alternativeText(a.change, say)} (${left}).`
    }),
  ]
}

const day = ({ date, time }: PlannedSession): string => `${weekdayName(weekdayOf(date))} ${date} ${time}`

/** The plan as a readable document: sessions, work, exam dates, and what is wrong with it. */
export function planMarkdown(blueprint: Blueprint, calendar: Calendar): string {
  const { sessions, tasks, exams, input } = calendar
  const say = namesOf(calendar)
  const { vendor, code, name } = blueprint.certification
  const sessionRows = sessions.map((s, i) => {
    const row = [String(i + 1), String(s.week), day(s), String(s.minutes), s.title]
    return [...row, s.trainer === null ? '' : say.person(s.trainer)]
  })
  const byDue = tasks.toSorted((a, b) => a.due - b.due)
  const taskRows = byDue.map((t) => [local(t.due, input.zone), t.kind, t.title, String(t.minutes)])
  const examRows = exams.flatMap(({ participant, dates }) => {
    const zone = input.participants.find((p) => p.key === participant)?.zone ?? input.zone
    return dates.length === 0
      ? []
      : [[say.person(participant), dates.map((d) => local(d.start, zone)).join(', '), zone]]
  })
  const found = findings(calendar).map((line) => `- ${escaped(line)}`)
  return [
    `# ${escaped(blueprint.title)}`,
    `${escaped(`${vendor} ${code}, ${name}`)}. Times in ${input.zone}.`,
    ...section('Sessions', table(['#', 'Week', 'When', 'Minutes', 'Session', 'Trainer'], sessionRows)),
    ...section('Work between sessions', table(['Due', 'Kind', 'What', 'Minutes'], taskRows)),
    ...section('Exam dates that fit', table(['Who', 'When', 'Zone'], examRows)),
    ...section('To decide', found.join('\n')),
    '',
  ].join('\n\n')
}

const section = (title: string, body: string): string[] => (body === '' ? [] : [`## ${title}`, body])

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** What people typed shows as they typed it, and stays in its cell. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\`*[\]<>|]|\b_|_\b/g, (c) => `\\${c}`).replaceAll(/\s*\n\s*/g, ' ')
