import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockKinds,
  type Blueprint,
  deliveryFormats,
  labAudiences,
  levels,
  materialKinds,
  selfPacedKinds,
  sessionKinds,
} from './blueprint.ts'
import { type Checkpoint, checkpointKinds, conditions } from './checkpoint.ts'
import { origins } from './organisation-layer.ts'
import { parseBlueprint } from './parse.ts'
import { writeBlueprint } from './write.ts'

/** Words that YAML could mistake for something else, beside any printable text. */
const trickyWords = [
  'yes',
  'null',
  '~',
  '1.10',
  '2026-01-01',
  '- a',
  'a: b',
  '# no',
  '*x',
  '&x',
  '!x',
  '<<',
  '|',
  '>-',
  "it's",
  '"',
  '{',
  '[1]',
  '0x1F',
  '.nan',
  '%YAML',
  '---',
  'a\n b\n\nc',
  'a\n---\nb',
  'é😀 ',
]
const text = fc
  .oneof(fc.constantFrom(...trickyWords), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.lorem())
  .map((written) => written.replaceAll(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]/gu, '').trim())
  .filter((written) => written !== '')
const minutes = fc.integer({ min: 1, max: 240 })
const keysNamed = (prefix: string, max: number, min = 0) =>
  fc.integer({ min, max }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}-${i}`))
const some = (keys: readonly string[]) => fc.subarray([...keys])
const maybe = <K extends string, T>(name: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: null }).map((it): { [P in K]?: T } => (it === null ? {} : { [name]: it }) as { [P in K]?: T })
const each = <T>(keys: readonly string[], make: (key: string, i: number) => fc.Arbitrary<T>) =>
  fc.tuple(...keys.map(make))
const anyOf = (keys: readonly string[]) => fc.constantFrom(...keys)

/** Splits `total` among a subset of `keys` so that it is never exceeded. */
const split = (keys: readonly string[], total: number) =>
  fc.subarray([...keys]).map((chosen) => {
    const share = Math.floor(total / Math.max(1, chosen.length))
    return Object.fromEntries(share < 1 ? [] : chosen.map((key) => [key, share]))
  })

const names = fc.record({
  domains: keysNamed('domain', 4, 1),
  objectives: keysNamed('task', 5),
  sessions: keysNamed('s', 6, 1),
  labs: keysNamed('lab', 3),
  materials: keysNamed('material', 3),
  checkpoints: keysNamed('check', 3),
  units: keysNamed('unit', 3),
  examples: keysNamed('example', 2),
  comparisons: keysNamed('comparison', 2),
  pitfalls: keysNamed('pitfall', 2),
})
type Names = typeof names extends fc.Arbitrary<infer T> ? T : never

const session = (key: string, week: number, n: Names) =>
  fc
    .array(fc.tuple(fc.constantFrom(...blockKinds), minutes, fc.array(text, { maxLength: 2 }), some(n.labs)), {
      minLength: 1,
      maxLength: 5,
    })
    .chain((blocks) => {
      const total = blocks.reduce((sum, [, length]) => sum + length, 0)
      return fc
        .record({
          title: text,
          kind: fc.constantFrom(...sessionKinds),
          format: fc.constantFrom(...deliveryFormats),
          objectives: some(n.objectives),
          domainMinutes: split(n.domains, total),
          materials: some(n.materials),
          discuss: some([...n.examples, ...n.comparisons, ...n.pitfalls]),
        })
        .chain((rest) => maybe('module', fc.constant('module-0')).map((module) => ({ ...rest, ...module })))
        .map((rest) => ({
          key,
          week,
          minutes: total,
          ...rest,
          blocks: blocks.map(([kind, minutes, notes, [lab]]) => ({ kind, minutes, notes, ...(lab ? { lab } : {}) })),
        }))
    })

const when = (sessions: readonly string[]): fc.Arbitrary<Checkpoint['when']> =>
  fc.oneof(
    anyOf(sessions).map((session) => ({ at: 'in-session' as const, session })),
    anyOf(sessions).map((session) => ({ at: 'after-session' as const, session })),
    fc.integer({ min: 1, max: 365 }).map((days) => ({ at: 'days-after-exam' as const, days })),
  )

const checkpoint = (key: string, n: Names) =>
  fc.integer({ min: 1, max: 80 }).chain((questions) =>
    fc
      .record({
        title: text,
        kind: fc.constantFrom(...checkpointKinds),
        when: when(n.sessions),
        minutes,
        conditions: fc.constantFrom(...conditions),
        questionsByDomain: fc.constantFrom<Record<string, number>>({}, { 'domain-0': questions }),
      })
      .map((rest) => ({ key, questions, ...rest })),
  )

const lab = (key: string, n: Names) =>
  fc
    .tuple(
      fc.record({
        title: text,
        goal: text,
        domain: anyOf(n.domains),
        objectives: some(n.objectives),
        minutes,
        audience: fc.constantFrom(...labAudiences),
        needs: fc.array(text, { maxLength: 2 }),
        steps: fc.array(
          fc.tuple(text, maybe('expect', text)).map(([action, expect]) => ({ do: action, ...expect })),
          { minLength: 1, maxLength: 3 },
        ),
        outcomes: fc.array(text, { minLength: 1, maxLength: 2 }),
      }),
      maybe('cleanUp', text),
      maybe('tested', fc.record({ on: fc.constant('2026-11-02'), by: text })),
    )
    .map(([rest, cleanUp, tested]) => ({ key, ...rest, ...cleanUp, ...tested }))

const material = (key: string, n: Names) =>
  fc
    .tuple(
      fc.record({ title: text, kind: fc.constantFrom(...materialKinds) }),
      maybe('domain', anyOf(n.domains)),
      maybe('audience', fc.constantFrom(...labAudiences)),
    )
    .map(([rest, domain, audience]) => ({
      key,
      url: 'https://docs.aws.amazon.com/a?b=c#d',
      ...rest,
      ...domain,
      ...audience,
    }))

const unit = (key: string, n: Names) =>
  minutes.chain((length) =>
    fc
      .record({
        title: text,
        kind: fc.constantFrom(...selfPacedKinds),
        dueBefore: anyOf(n.sessions),
        instructions: text,
        objectives: some(n.objectives),
        domainMinutes: split(n.domains, length),
        materials: some(n.materials),
      })
      .map((rest) => ({ key, minutes: length, ...rest })),
  )

const layerItem = (key: string, n: Names) =>
  fc
    .record({ title: text, origin: fc.constantFrom(...origins), objectives: some(n.objectives) })
    .map((rest) => ({ key, ...rest }))

const organisation = (n: Names) =>
  fc.record({
    projectExamples: each(n.examples, (key) =>
      fc
        .tuple(layerItem(key, n), fc.record({ situation: text, decision: text, lesson: text }))
        .map(([a, b]) => ({ ...a, ...b })),
    ),
    comparisons: each(n.comparisons, (key) =>
      fc
        .tuple(
          layerItem(key, n),
          fc.record({
            question: text,
            options: fc.array(fc.record({ name: text, chooseWhen: text, avoidWhen: text }), {
              minLength: 2,
              maxLength: 3,
            }),
          }),
        )
        .map(([a, b]) => ({ ...a, ...b })),
    ),
    pitfalls: each(n.pitfalls, (key) =>
      fc
        .tuple(layerItem(key, n), fc.record({ tempting: text, better: text, why: text }))
        .map(([a, b]) => ({ ...a, ...b })),
    ),
  })

const certification = fc
  .tuple(
    fc.record({
      vendor: text,
      code: text,
      name: text,
      level: fc.constantFrom(...levels),
      guideVersion: text,
      exam: fc.record({ questions: fc.integer({ min: 1, max: 100 }), minutes }),
    }),
    maybe('retiredOn', fc.constant('2026-03-31')),
  )
  .map(([rest, retiredOn]) => ({ ...rest, ...retiredOn }))

/** Any blueprint that `parseBlueprint` could have made. */
const anyBlueprint: fc.Arbitrary<Blueprint> = names.chain((n) =>
  fc.record({
    key: fc.constantFrom('plan', 'mls-c01-ten-weeks'),
    title: text,
    version: fc.integer({ min: 1, max: 99 }),
    summary: text,
    certification,
    domains: each(n.domains, (key, i) =>
      fc.record({
        key: fc.constant(key),
        name: text,
        weight: fc.constant<number | [number, number]>(i === 0 ? 100 : [0, 5]),
      }),
    ),
    weeks: fc.constant(n.sessions.length),
    format: fc.constantFrom(...deliveryFormats),
    studyHours: fc.constant({ min: 20.5, max: 120 }),
    examWindow: fc.constant({ bookByWeek: 1, firstDay: 3, lastDay: 14 }),
    modules: fc
      .tuple(
        text,
        each(n.objectives, (key) => fc.record({ key: fc.constant(key), domain: anyOf(n.domains), text })),
      )
      .map(([title, objectives]) => [{ key: 'module-0', title, objectives }]),
    sessions: each(n.sessions, (key, i) => session(key, i + 1, n)),
    labs: each(n.labs, (key) => lab(key, n)),
    materials: each(n.materials, (key) => material(key, n)),
    checkpoints: each(n.checkpoints, (key) => checkpoint(key, n)),
    selfPaced: each(n.units, (key) => unit(key, n)),
    organisation: organisation(n),
  }),
)

describe('B7: a blueprint travels as a file', () => {
  test('what is written reads back as the same blueprint', () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        expect(expectOk(parseBlueprint(writeBlueprint(blueprint)))).toEqual(blueprint)
      }),
      { numRuns: 100 },
    )
  })
  test('what was read is written the same way again', () => {
    fc.assert(
      fc.property(anyBlueprint, (blueprint) => {
        const written = writeBlueprint(blueprint)
        expect(writeBlueprint(expectOk(parseBlueprint(written)))).toBe(written)
      }),
      { numRuns: 30 },
    )
  })
})
