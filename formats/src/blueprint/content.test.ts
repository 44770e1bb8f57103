import { readFileSync } from 'node:fs'
import { coverage, untaughtObjectives } from '@cadre/coverage'
import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import catalogue from '../../../content/catalogue/certifications.json' with { type: 'json' }
import programme from '../../../content/catalogue/reference-programme.json' with { type: 'json' }
import { parsePublishedObjectives } from '../catalogue/index.ts'
import type { Blueprint } from './blueprint.ts'
import { parseBlueprint } from './parse.ts'
import { writeBlueprint } from './write.ts'

const content = (path: string) => readFileSync(new URL(`../../../content/${path}`, import.meta.url), 'utf8')
const blueprintIn = (name: string) => expectOk(parseBlueprint(content(`blueprints/${name}.yaml`)))
const reference = blueprintIn('mls-c01-ten-weeks')
const shipped: [string, Blueprint][] = ['mls-c01-ten-weeks', 'mla-c01-eight-weeks', 'aif-c01-five-weeks'].map(
  (name) => [name, blueprintIn(name)],
)

const objectives = expectOk(parsePublishedObjectives(content('catalogue/objectives.yaml')))

const factsOf = (code: string) => catalogue.certifications.find((certification) => certification.code === code)
const publishedBy = (code: string) => objectives.certifications.find((certification) => certification.code === code)
const hours = (timed: readonly { minutes: number }[]) => timed.reduce((sum, { minutes }) => sum + minutes, 0) / 60
const percent = (share: number | null) => Math.round((share ?? 0) * 1000) / 10

describe.each(shipped)('the shipped blueprint %s', (_, blueprint) => {
  test('has the domains, weights and exam length of the catalogue', () => {
    const facts = factsOf(blueprint.certification.code)
    expect(blueprint.domains.map(({ name, weight }) => ({ name, weight }))).toEqual(facts?.domains)
    expect(blueprint.certification.exam.minutes).toBe(facts?.minutes.value)
    expect(blueprint.certification.exam.questions).toBe(facts?.questions.total)
    expect(blueprint.certification.retiredOn).toBe(facts?.status.on)
  })
  test('B1: teaches every published task of every domain, under the domain that the guide puts it in', () => {
    const names = new Map(blueprint.domains.map(({ key, name }) => [key, name]))
    const own = blueprint.modules.flatMap((module) =>
      module.objectives.map(({ domain, task }) => `${names.get(domain)} ${task}`),
    )
    const published = publishedBy(blueprint.certification.code)?.domains.flatMap(({ name, tasks }) =>
      tasks.map(({ task }) => `${name} ${task}`),
    )
    expect(own.toSorted()).toEqual(published?.toSorted())
    expect(untaughtObjectives(blueprint)).toEqual([])
  })
  test('B2: runs every teaching session as the standard 90 minutes, with a lab of its own', () => {
    const standard = programme.standardSession.map(({ block, minutes }) => [block, minutes])
    const teaching = blueprint.sessions.filter(({ kind }) => kind === 'session')
    for (const session of teaching) expect(session.blocks.map(({ kind, minutes }) => [kind, minutes])).toEqual(standard)
    const labs = teaching.map(({ blocks }) => blocks.find(({ lab }) => lab)?.lab)
    expect(new Set(labs).size).toBe(teaching.length)
    expect(labs).not.toContain(undefined)
  })
  test('K2: plans a full practice exam at the length and size of the real one', () => {
    const { exam } = blueprint.certification
    const full = blueprint.checkpoints.filter(({ kind, when }) => kind === 'practice-exam' && when.at === 'in-session')
    expect(full.length).toBeGreaterThan(0)
    for (const checkpoint of full) {
      expect(checkpoint).toMatchObject({ questions: exam.questions, minutes: exam.minutes, conditions: 'exam' })
      const when = checkpoint.when.at === 'in-session' ? checkpoint.when.session : ''
      expect(blueprint.sessions.find(({ key }) => key === when)?.minutes).toBe(exam.minutes)
    }
  })
  test('B3: gives every domain questions within two points and sessions within six points of its weight', () => {
    for (const domain of coverage(blueprint).domains) {
      expect(Math.abs(domain.questions.gap ?? 1)).toBeLessThan(0.02)
      expect(Math.abs(domain.sessions.gap ?? 1)).toBeLessThan(0.06)
    }
  })
  test('plans as many hours as it promises: sessions, own work and assessments at home', () => {
    const atHome = blueprint.checkpoints.filter(({ when }) => when.at === 'after-session')
    const planned = hours(blueprint.sessions) + hours(blueprint.selfPaced) + hours(atHome)
    expect(planned).toBeGreaterThanOrEqual(blueprint.studyHours.min)
    expect(planned).toBeLessThanOrEqual(blueprint.studyHours.max)
  })
  test('K1: has two sessions a week', () => {
    for (let week = 1; week <= blueprint.weeks; week++) {
      expect(blueprint.sessions.filter((session) => session.week === week)).toHaveLength(2)
    }
  })
  test('B4: brings every comparison, example and pitfall up in a session, and uses every lab', () => {
    const { projectExamples, comparisons, pitfalls } = blueprint.organisation
    const discussed = new Set(blueprint.sessions.flatMap((session) => session.discuss))
    expect(
      [...projectExamples, ...comparisons, ...pitfalls].map(({ key }) => key).filter((key) => !discussed.has(key)),
    ).toEqual([])
    const used = new Set([
      ...blueprint.sessions.flatMap(({ blocks }) => blocks.map(({ lab }) => lab)),
      ...blueprint.selfPaced.map(({ lab }) => lab),
    ])
    const spare = blueprint.labs.filter(({ key, audience }) => audience === 'everyone' && !used.has(key))
    expect(spare.map(({ key }) => key)).toEqual([])
  })
  test('B7: survives being written and read again', () => {
    expect(expectOk(parseBlueprint(writeBlueprint(blueprint)))).toEqual(blueprint)
  })
})

describe('the reference plan', () => {
  test('has the twenty sessions of the reference programme, week by week', () => {
    const byWeek = programme.schedule.map(({ week }) => ({
      week,
      sessions: reference.sessions.filter((session) => session.week === week).map(({ title }) => title),
    }))
    expect(byWeek).toEqual(programme.schedule)
  })
  test('B3: covers 16.7 / 25.0 / 33.3 / 25.0 % of its domain sessions (computed in the mission)', () => {
    const { domains } = coverage(reference)
    expect(domains.map(({ sessions }) => sessions.amount)).toEqual([2, 3, 4, 3])
    expect(domains.map(({ sessions }) => percent(sessions.share))).toEqual(programme.coverage.percent)
    expect(domains.map(({ official }) => percent(official.low))).toEqual(programme.coverage.official)
  })
})

describe('the catalogue', () => {
  test('C6: names external resources for every certification', () => {
    const codes = (list: readonly { vendor: string; code: string }[]) =>
      list.map(({ vendor, code }) => `${vendor} ${code}`).toSorted()
    expect(codes(objectives.certifications)).toEqual(codes(catalogue.certifications))
  })
  test('C1: puts published objectives under the domains of the exam facts', () => {
    for (const { code, domains } of objectives.certifications.filter(({ domains }) => domains.length > 0)) {
      expect(domains.map(({ name }) => name)).toEqual(factsOf(code)?.domains.map(({ name }) => name))
    }
  })
})
