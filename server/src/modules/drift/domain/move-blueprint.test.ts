import { readFileSync } from 'node:fs'
import { normalisedName, parseBlueprint, type Blueprint } from '@cadre/formats/blueprint'
import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureOf } from './figure.ts'
import { mentionsOf } from './mentions.ts'
import { moveBlueprint } from './move-blueprint.ts'
import { freeKey, keyFrom } from './names.ts'
import { openPointWords } from './open-point.ts'
import type { GuideDomain, Target } from './target.ts'

const shipped = (name: string): Blueprint =>
  expectOk(
    parseBlueprint(readFileSync(new URL(`../../../../../content/blueprints/${name}.yaml`, import.meta.url), 'utf8')),
  )
const mls = shipped('mls-c01-ten-weeks')
const mla = shipped('mla-c01-eight-weeks')
const valid = (blueprint: Blueprint) => parseBlueprint(JSON.stringify({ blueprint: 1, ...blueprint })).ok

const guideOf = ({ domains, modules }: Blueprint): GuideDomain[] =>
  domains.map(({ key, name, weight }) => ({
    name,
    weightLow: typeof weight === 'number' ? weight : weight[0],
    weightHigh: typeof weight === 'number' ? weight : weight[1],
    objectives: modules.flatMap(({ objectives }) =>
      objectives.flatMap(({ domain, task, text }) => (domain === key && task ? [{ code: task, text }] : [])),
    ),
  }))
const targetOf = ({ certification }: Blueprint, domains: readonly GuideDomain[], guideVersion = '2.0'): Target => ({
  ...certification,
  retiresOn: null,
  guideVersion,
  domains,
  questions: { value: certification.exam.questions, disputed: false },
  minutes: { value: certification.exam.minutes, disputed: false },
})
const objectivesOf = ({ modules }: Blueprint) => modules.flatMap(({ objectives }) => objectives)

describe('moving to another certification (C2)', () => {
  const { blueprint, domains, openPoints } = moveBlueprint(mls, {
    to: targetOf(mla, guideOf(mla), '1.0'),
    from: guideOf(mls),
  })
  test('takes the new exam, its domains and weights, and stays a valid blueprint', () => {
    expect(valid(blueprint)).toBe(true)
    expect(blueprint.certification).toMatchObject({ code: 'MLA-C01', guideVersion: '1.0', level: 'associate' })
    expect(blueprint.certification.retiredOn).toBeUndefined()
    expect(blueprint.domains.slice(0, 4).map(({ name, weight }) => ({ name, weight }))).toEqual(
      mla.domains.map(({ name, weight }) => ({ name, weight })),
    )
    expect(blueprint.title).toBe('AWS Machine Learning - Specialty in ten weeks (MLA-C01, guide 1.0)')
    expect(blueprint.key).toBe('mls-c01-ten-weeks-for-mla-c01-1-0')
  })
  test('keeps old domains with weight 0 while anything rests on them, and says so', () => {
    expect(blueprint.domains.slice(4)).toEqual(mls.domains.map(({ key, name }) => ({ key, name, weight: 0 })))
    expect(domains.filter(({ to }) => to === null).map(({ from }) => from)).toEqual(mls.domains.map(({ name }) => name))
    const left = openPoints.flatMap((point) => (point.kind === 'domain-left' ? [point.minutes] : []))
    expect(left).toHaveLength(4)
    expect(Math.min(...left)).toBeGreaterThan(0)
  })
  test('leaves every objective in place and lists each one that found no domain', () => {
    expect(objectivesOf(blueprint).map(({ key }) => key)).toEqual(objectivesOf(mls).map(({ key }) => key))
    expect(openPoints.filter(({ kind }) => kind === 'objective-left')).toHaveLength(objectivesOf(mls).length)
  })
  test('lists practice exams of the old length and texts that name the old exam', () => {
    expect(openPoints.filter(({ kind }) => kind === 'practice-length').length).toBeGreaterThan(0)
    const mentions = openPoints.flatMap((point) => (point.kind === 'mention' ? [point.place] : []))
    expect(mentions).toEqual(mentionsOf('MLS-C01', { ...blueprint, key: '', title: '', certification: null }))
    expect(mentions.length).toBeGreaterThan(0)
  })
})

describe('moving to a new guide of the same exam (C2)', () => {
  const from = guideOf(mla)
  const [first, ...others] = from
  const renamed = first ? [{ ...first, name: 'DATA PREPARATION for machine-learning' }, ...others] : []
  test('a domain that is only spelt otherwise is the same one, and keeps its key', () => {
    const { blueprint, openPoints } = moveBlueprint(mla, { to: targetOf(mla, renamed), from })
    expect(blueprint.domains.map(({ key }) => key)).toEqual(mla.domains.map(({ key }) => key))
    expect(objectivesOf(blueprint)).toEqual(objectivesOf(mla))
    expect(openPoints.map(({ kind }) => kind)).toEqual(mla.certification.exam.note ? ['exam-note-removed'] : [])
  })
  test('a task statement that was numbered anew or went to another domain takes its objectives along', () => {
    const [moving, ...staying] = first?.objectives ?? []
    const [second, ...rest] = others
    const guide = [
      ...(first ? [{ ...first, objectives: staying }] : []),
      ...(second && moving ? [{ ...second, objectives: [{ ...moving, code: '2.9' }, ...second.objectives] }] : []),
      ...rest,
    ]
    const { blueprint } = moveBlueprint(mla, { to: targetOf(mla, guide), from })
    const before = objectivesOf(mla).filter(({ task }) => task === moving?.code)
    const after = objectivesOf(blueprint).filter(({ task }) => task === '2.9')
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
    expect(new Set(after.map(({ domain }) => domain))).toEqual(new Set([mla.domains[1]?.key]))
  })
  test('a task number whose statement is not in the new guide is taken out and listed', () => {
    const guide = from.map((domain) => ({ ...domain, objectives: [] }))
    const { blueprint, openPoints } = moveBlueprint(mla, { to: targetOf(mla, guide), from })
    expect(objectivesOf(blueprint).filter(({ task }) => task !== undefined)).toEqual([])
    const lost = objectivesOf(mla).filter(({ task }) => task !== undefined).length
    expect(openPoints.filter(({ kind }) => kind === 'task-lost')).toHaveLength(lost)
  })
  test('a title says the guide once, however often it moves', () => {
    const once = moveBlueprint(mla, { to: targetOf(mla, from, '2.0'), from }).blueprint
    const twice = moveBlueprint(once, { to: targetOf(mla, from, '3.0'), from }).blueprint
    expect(twice.title.match(/guide/g)).toHaveLength(1)
    expect(twice.title).toContain('guide 3.0')
  })
})

describe('laws of a move', () => {
  const name = fc.oneof(
    fc.constantFrom(...mls.domains.map((domain) => domain.name), 'modeling', 'Data  engineering'),
    fc.stringMatching(/^[A-Za-z0-9 &,-]{1,40}$/).filter((text) => text.trim() !== ''),
  )
  const objective = fc.record({
    code: fc.option(fc.constantFrom('1.1', '2.2', '3.9')),
    text: fc.constantFrom(...objectivesOf(mls).map(({ text }) => text), 'Something new'),
  })
  const guide = fc
    .array(fc.record({ name, objectives: fc.array(objective, { maxLength: 4 }) }), { minLength: 1, maxLength: 6 })
    .map((domains) => domains.map((domain) => ({ ...domain, weightLow: 0, weightHigh: 100 })))
  test('it gives a valid blueprint that keeps every session, lab, checkpoint and objective', () => {
    fc.assert(
      fc.property(guide, (domains) => {
        const { blueprint } = moveBlueprint(mls, { to: targetOf(mla, domains), from: guideOf(mls) })
        expect(valid(blueprint)).toBe(true)
        const { sessions, labs, checkpoints, selfPaced, materials, organisation } = blueprint
        expect({ sessions, labs, checkpoints, selfPaced, materials, organisation }).toEqual({
          sessions: mls.sessions,
          labs: mls.labs,
          checkpoints: mls.checkpoints,
          selfPaced: mls.selfPaced,
          materials: mls.materials,
          organisation: mls.organisation,
        })
        expect(objectivesOf(blueprint).map(({ key }) => key)).toEqual(objectivesOf(mls).map(({ key }) => key))
      }),
      { numRuns: 12 },
    )
  })
  test('an objective outside the new guide, or without the task it had, is always an open point', () => {
    fc.assert(
      fc.property(guide, (domains) => {
        const { blueprint, openPoints } = moveBlueprint(mls, { to: targetOf(mla, domains), from: guideOf(mls) })
        const official = new Set(blueprint.domains.slice(0, domains.length).map(({ key }) => key))
        const listed = new Set(openPoints.flatMap((point) => ('objective' in point ? [point.objective] : [])))
        const heirs = new Set(domains.flatMap((domain) => domain.objectives.map(({ text }) => normalisedName(text))))
        for (const { domain, text } of objectivesOf(blueprint))
          expect(listed.has(text)).toBe(!official.has(domain) || !heirs.has(normalisedName(text)))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the small rules', () => {
  test.each([
    ['Security & Governance', 'security and governance', true],
    ['Security, Compliance, and Governance', 'Security Compliance and Governance', true],
    ['Modeling', 'Modelling', false],
  ])('"%s" and "%s" are one name: %s', (a, b, same) => {
    expect(normalisedName(a) === normalisedName(b)).toBe(same)
  })
  test('any name becomes a key, free and well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
        const key = keyFrom(text)
        expect(key).toMatch(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/)
        expect(key.length).toBeLessThanOrEqual(60)
        const taken = new Set([freeKey(text, new Set())])
        expect(taken.has(freeKey(text, taken))).toBe(false)
      }),
    )
  })
  test.each([
    [[], null],
    [[{ kind: 'number', value: 65 }], { value: 65, disputed: false }],
    [
      [
        { kind: 'number', value: 130 },
        { kind: 'number', value: 170 },
      ],
      { value: 130, disputed: true },
    ],
    [[{ kind: 'range', low: 40, high: 60 }], null],
    [
      [
        { kind: 'number', value: 0.5 },
        { kind: 'number', value: 5_000 },
      ],
      null,
    ],
  ])('the figure of %j is %j', (values, figure) => {
    expect(figureOf(values)).toEqual(figure)
  })
  test('an open point says what to do', () => {
    expect(
      openPointWords({ kind: 'domain-left', domain: 'Modeling', minutes: 90, labs: 1, questions: 0 }, 'MLA-C01 1.0'),
    ).toBe(
      '"Modeling" is not a domain of MLA-C01 1.0. It stays with weight 0, and with it 90 minutes, 1 lab: give that to other domains or take it out.',
    )
  })
})
