import { compileCalendar } from '@cadre/calendar'
import type { Calendar, PlanInput, PlanRefusal } from '@cadre/calendar'
import { parseBlueprint } from '@cadre/formats/blueprint'
import type { Blueprint } from '@cadre/formats/blueprint'
import { instant, unreachable } from '@cadre/kernel'
import { defineCommand } from 'citty'
import { writeFile } from 'node:fs/promises'
import { problemLines } from '../blueprint-report.ts'
import { planOfBlueprint } from '@cadre/formats/blueprint-plan'
import { readCsv } from '../csv.ts'
import { parseDiary } from '../diary.ts'
import { holidaysNamed } from '../holidays-named.ts'
import { nameOf, readInput } from '../input.ts'
import { numberOption } from '../number-option.ts'
import { planFormats, writePlan } from '../plan-files.ts'
import type { PlanFormat } from '../plan-files.ts'
import {
  dateOption,
  daysOption,
  listOption,
  personOption,
  slotOption,
  timeOption,
  zoneOption,
} from '../plan-options.ts'
import { planSummary } from '../plan-report.ts'
import { Refused } from '../refused.ts'
import { UsageError } from '../usage.ts'

const text = (description: string, valueHint: string) => ({ type: 'string', description, valueHint }) as const
const needed = (description: string, valueHint: string) =>
  ({ ...text(description, valueHint), required: true }) as const

const options = {
  start: needed('First day; week 1 is the seven days from it', '2027-01-11'),
  days: needed('Days of the week', 'tue,thu'),
  at: needed('Time of day, the same every week', '17:00'),
  zone: needed('IANA time zone of the cohort', 'America/New_York'),
  trainer: text('Trainers; the first leads', '"Ann Lee <ann@agency.example>"'),
  people: text('Participants; a zone of their own after @', '"Bo, Cem @Europe/Berlin"'),
  diary: text('CSV of hours, absences and bookings: person,kind,day,from,to,note', 'diary.csv'),
  holidays: { ...text('Public holidays to leave out, by region, or none', 'US-NY'), default: 'none' },
  every: { ...text('Weeks from one meeting week to the next', '1'), default: '1' },
  'exam-slot': text('Slot for sessions longer than the usual ones, such as practice exams', 'sat@09:00'),
  remind: { ...text('Minutes before each session at which people are reminded, or 0', '1440'), default: '1440' },
  cohort: text('Name of the cohort; planning it again updates the same events', 'spring-1'),
  out: text('Where to write it: .json, .ics or .md; without it, .md on standard output', 'plan.ics'),
} as const

type Options = { readonly [K in keyof typeof options]?: string | undefined }

/** `cadre plan BLUEPRINT …`: the calendar of a cohort from a blueprint file, without a server. */
export const plan = defineCommand({
  meta: { name: 'plan', description: 'Plan a cohort from a blueprint file, offline, as JSON, iCalendar or Markdown' },
  args: {
    blueprint: { type: 'positional', required: true, description: 'A blueprint file, or - for standard input' },
    ...options,
  },
  async run({ args }) {
    const format = formatOf(args.out)
    const blueprint = await readBlueprint(args.blueprint)
    const calendar = compiled(await withDiary(inputOf(blueprint, args), args.diary))
    const cohort = args.cohort ?? `${blueprint.key}-${args.start}`
    const [leader] = peopleOf('trainer', args.trainer, calendar.input.zone)
    const organizer = { name: leader?.name ?? blueprint.title, email: leader?.email ?? 'nobody@cadre.invalid' }
    const written = writePlan(format, { blueprint, calendar, cohort, organizer, stamp: instant(Date.now()) })
    if (args.out === undefined) process.stdout.write(written)
    else await save(args.out, written, planSummary(calendar))
  },
})

function formatOf(out: string | undefined): PlanFormat {
  if (out === undefined) return 'md'
  const found = planFormats.find((format) => out.toLowerCase().endsWith(`.${format}`))
  if (!found) throw new UsageError(`--out "${out}" must end in ${planFormats.map((f) => `.${f}`).join(', ')}.`)
  return found
}

async function readBlueprint(file: string): Promise<Blueprint> {
  const result = parseBlueprint(await readInput(file))
  if (result.ok) return result.value
  const { problems } = result.details
  throw new Refused(result.code, problemLines(nameOf(file), problems).join('\n'), { problems })
}

const peopleOf = (option: string, value: string | undefined, zone: PlanInput['zone']) =>
  listOption(value ?? '').map((person) => personOption(option, person, zone))

function inputOf(blueprint: Blueprint, args: Options): PlanInput {
  const ofBlueprint = planOfBlueprint(blueprint)
  const start = dateOption('start', args.start ?? '')
  const zone = zoneOption('zone', args.zone ?? '')
  const at = timeOption('at', args.at ?? '')
  const everyWeeks = numberOption('every', args.every ?? '1', { from: 1, to: 8, whole: true })
  const remind = numberOption('remind', args.remind ?? '0', { from: 0, to: 20_160, whole: true })
  const lengths = ofBlueprint.sessions.map((s) => ({ exam: s.kind === 'practice-exam', minutes: s.minutes }))
  const longest = Math.max(1, ...lengths.map((l) => l.minutes))
  const usual = Math.max(1, ...lengths.filter((l) => !l.exam).map((l) => l.minutes))
  const slot = args['exam-slot']
  const year = Number(start.slice(0, 4))
  const years = Math.ceil((blueprint.weeks * everyWeeks) / 52) + 1
  return {
    ...ofBlueprint,
    start,
    zone,
    slots: daysOption('days', args.days ?? '').map((weekday) => ({ weekday, at, minutes: usual })),
    longSlots: slot === undefined ? [] : [slotOption('exam-slot', slot, longest)],
    everyWeeks,
    holidays: holidaysNamed(args.holidays ?? 'none', year, year + years),
    onHoliday: 'skip',
    trainers: peopleOf('trainer', args.trainer, zone).map((person) => ({ ...person, weeklyCapacity: null })),
    participants: peopleOf('people', args.people, zone),
    reminders: remind === 0 ? [] : [remind],
  }
}

async function withDiary(input: PlanInput, file: string | undefined): Promise<PlanInput> {
  if (file === undefined) return input
  const { trainers, participants } = input
  const fill = parseDiary(await readCsv(file), [...trainers, ...participants])
  return { ...input, trainers: fill(trainers), participants: fill(participants) }
}

function compiled(input: PlanInput): Calendar {
  const result = compileCalendar(input)
  if (result.ok) return result.value
  throw new Refused(result.code, refusalText(result), result.details)
}

function refusalText(refusal: PlanRefusal): string {
  switch (refusal.code) {
    case 'calendar.nothing-to-plan':
      return refusal.details.missing === 'slots'
        ? 'There is no day to meet on. Name some with --days tue,thu.'
        : 'The blueprint has no live session to plan.'
    case 'calendar.duplicate-key':
      return `"${refusal.details.key}" is named twice; each trainer and participant needs a name of their own.`
    case 'calendar.no-room':
      return `Every slot for session "${refusal.details.session}" is on a holiday. Choose other days, or --holidays none.`
    case 'calendar.out-of-range':
      return `${refusal.details.what} is ${refusal.details.value}; it must be from ${refusal.details.from} to ${refusal.details.to}.`
    case 'calendar.unknown-session':
    case 'calendar.prerequisite-later':
    case 'calendar.unknown-trainer':
      return `The blueprint contradicts itself: ${refusal.code} ${JSON.stringify(refusal.details)}.`
    default:
      return unreachable(refusal)
  }
}

async function save(file: string, content: string, summary: string): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const why = code === 'ENOENT' ? 'its folder does not exist' : code === 'EISDIR' ? 'it is a folder' : code
    throw new Refused('plan.unwritable', `Cannot write ${file}: ${why}.`, { file })
  }
  process.stdout.write(`${file}: ${summary}`)
}
