import { alternativesTo } from '@cadre/calendar'
import type { Calendar, PlannedSession } from '@cadre/calendar'
import type { Blueprint } from '@cadre/formats/blueprint'
import { writeFeed } from '@cadre/formats/icalendar'
import type { CalendarAddress, CalendarEvent } from '@cadre/formats/icalendar'
import type { Instant } from '@cadre/kernel'
import { planMarkdown } from './plan-report.ts'

export type Planned = {
  readonly blueprint: Blueprint
  readonly calendar: Calendar
  /** Names the cohort in UIDs: the same name gives the same events, so that a new plan replaces the old one. */
  readonly cohort: string
  readonly organizer: CalendarAddress
  readonly stamp: Instant
}

export const planFormats = ['json', 'ics', 'md'] as const
export type PlanFormat = (typeof planFormats)[number]

/** Instants as milliseconds since 1970 (UTC), dates and times as agreed in the calendar's zone. */
function planJson({ blueprint, calendar, cohort }: Planned): string {
  const { key, title, version } = blueprint
  const alternatives = alternativesTo(calendar).map(({ change, moves, weightLeft, disruption }) => ({
    change,
    moves,
    weightLeft,
    disruption,
  }))
  return `${JSON.stringify({ plan: 1, cohort, blueprint: { key, title, version }, calendar, alternatives }, null, 2)}\n`
}

function planIcs({ blueprint, calendar, cohort, organizer, stamp }: Planned): string {
  const event = (session: PlannedSession): CalendarEvent => ({
    uid: `${cohort}.${session.key}@cadre.invalid`,
    sequence: calendar.sequences[session.key] ?? 0,
    start: session.start,
    end: session.end,
    zone: calendar.input.zone,
    summary: `${blueprint.certification.code}: ${session.title}`,
    description: description(blueprint, session),
    location: null,
    url: null,
    joinUrl: null,
    categories: [blueprint.certification.code],
    status: session.state === 'planned' || session.state === 'held' ? 'CONFIRMED' : 'CANCELLED',
    created: stamp,
    lastModified: stamp,
    alarms: calendar.input.reminders,
  })
  return writeFeed({
    name: blueprint.title,
    description: blueprint.summary,
    organizer,
    source: null,
    refreshMinutes: 1440,
    lastModified: stamp,
    stamp,
    events: calendar.sessions.map(event),
  })
}

function description({ sessions }: Blueprint, { key, week, minutes }: PlannedSession): string {
  const blocks = sessions.find((s) => s.key === key)?.blocks ?? []
  const agenda = blocks.map((block) => `${block.minutes} min ${block.kind.replaceAll('-', ' ')}`)
  return [`Week ${week}, ${minutes} minutes`, ...agenda].join('\n')
}

const writers: Record<PlanFormat, (planned: Planned) => string> = {
  json: planJson,
  ics: planIcs,
  md: ({ blueprint, calendar }) => planMarkdown(blueprint, calendar),
}

export const writePlan = (format: PlanFormat, planned: Planned): string => writers[format](planned)
