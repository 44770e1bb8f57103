import { compileCalendar } from '@cadre/calendar'
import type { PlanInput } from '@cadre/calendar'
import { expectOk, instant, parseZone } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { planOfBlueprint } from '@cadre/formats/blueprint-plan'
import { writePlan } from './plan-files.ts'
import type { PlanFormat } from './plan-files.ts'
import { dateOption, daysOption, personOption, slotOption, timeOption } from './plan-options.ts'
import { planSummary } from './plan-report.ts'
import { shortCourse } from '../../formats/src/blueprint-plan/plan.fixture.ts'

const newYork = expectOk(parseZone('America/New_York'))
const input: PlanInput = {
  ...planOfBlueprint(shortCourse),
  start: dateOption('start', '2027-01-11'),
  zone: newYork,
  slots: daysOption('days', 'tue,thu').map((weekday) => ({ weekday, at: timeOption('at', '17:00'), minutes: 90 })),
  longSlots: [],
  everyWeeks: 1,
  holidays: [{ date: dateOption('x', '2027-01-19'), name: 'Founders' }],
  onHoliday: 'skip',
  trainers: [{ ...personOption('trainer', 'Ann', newYork), weeklyCapacity: null }],
  participants: ['Bo', 'Cem @Europe/Berlin', 'Dee'].map((person) => personOption('people', person, newYork)),
  reminders: [1440],
}
const calendar = expectOk(compileCalendar(input))
const stamp = instant(Date.UTC(2026, 10, 22))
const organizer = { name: 'Ann', email: 'ann@agency.example' }
const written = (format: PlanFormat) =>
  writePlan(format, { blueprint: shortCourse, calendar, cohort: 'spring', organizer, stamp })

describe('X1 a plan as a file', () => {
  test('JSON holds the whole calendar and what could be better', () => {
    const read: unknown = JSON.parse(written('json'))
    expect(read).toMatchObject({ plan: 1, cohort: 'spring', blueprint: { key: 'short-course', version: 1 } })
    expect(read).toHaveProperty('calendar', JSON.parse(JSON.stringify(calendar)))
    expect(read).toHaveProperty('alternatives.0.change.kind')
  })
  test('iCalendar names each session by cohort and key, so that a new plan updates it', () => {
    const uids = written('ics').match(/^UID:.*$/gm)
    expect(uids?.map((uid) => uid.trim())).toEqual(
      ['s1', 's2', 's4', 's5', 's6', 's7', 's8'].map((key) => `UID:spring.${key}@cadre.invalid`),
    )
  })
  test('Markdown shows sessions, work, exam dates and what is to be decided, and no title breaks a table', () => {
    const markdown = written('md')
    for (const part of [
      '# Short course \\| four weeks',
      '| 1 | 1 | Tue 2027-01-12 17:00 | 90 | Session s1 | Ann |',
      '## Exam dates that fit',
    ]) {
      expect(markdown).toContain(part)
    }
    expect(markdown).toContain('note: 2027-01-19 is Founders')
    expect(markdown).toContain('takes 180 minutes, its slot offers 90.')
    expect(markdown).toContain('instead: hold the long sessions on Fri at 13:00 (no conflict left).')
  })
  test('the summary counts and names', () => {
    expect(planSummary(calendar)).toMatch(
      /^7 sessions, Tue 2027-01-12 17:00 to .*, America\/New_York; 3 participants\./,
    )
  })
})

describe('X1 options say what they wanted', () => {
  const wrong: readonly [() => unknown, RegExp][] = [
    [() => dateOption('start', '2027-02-30'), /--start "2027-02-30" is not a date/],
    [() => timeOption('at', '5pm'), /--at "5pm" is not a time of day/],
    [() => daysOption('days', 'tue,xyz'), /--days "xyz" is not a day of the week/],
    [() => daysOption('days', 'tue,tuesday'), /different days/],
    [() => slotOption('exam-slot', 'sat 09:00', 180), /as in sat@09:00/],
    [() => personOption('people', 'Bo <bo>', newYork), /is not a person/],
    [() => personOption('people', 'Bo @Mars/Base', newYork), /is not a zone/],
  ]
  test.each(wrong)('%#', (parse, message) => expect(parse).toThrow(message))
  test('a person is a name, and an address and a zone if given', () => {
    expect(personOption('people', 'Ann Lee <ann@agency.example> @Europe/Berlin', newYork)).toMatchObject({
      name: 'Ann Lee',
      email: 'ann@agency.example',
      zone: 'Europe/Berlin',
    })
    expect(personOption('people', 'Zoë', newYork)).toMatchObject({ name: 'Zoë', email: null, zone: newYork })
  })
})
