import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { parseBlueprint } from './parse.ts'
import type { ProblemCode } from '../yaml-file/problem.ts'

/** The smallest file that uses every reference; the tables below break it one line at a time. */
const small = `blueprint: 1
key: small
title: Small plan
version: 1
summary: A plan for tests.
certification:
  { vendor: AWS, code: X-1, name: X, level: foundation, guideVersion: "1.0", exam: { questions: 65, minutes: 90 } }
domains:
  - { key: data, name: Data, weight: 60 }
  - { key: models, name: Models, weight: [35, 45] }
weeks: 2
format: blended
studyHours: { min: 10, max: 20 }
examWindow: { bookByWeek: 1, firstDay: 3, lastDay: 14 }
modules:
  - key: basics
    title: Basics
    objectives:
      - { key: task-1.1, domain: data, text: Store data }
sessions:
  - key: s01
    week: 1
    title: First
    kind: session
    minutes: 45
    module: basics
    objectives: [task-1.1]
    domainMinutes: { data: 30, models: 15 }
    blocks:
      - { kind: opening-review, minutes: 15 }
      - { kind: hands-on-lab, minutes: 30, lab: store-it }
    materials: [guide]
    discuss: [keys-in-code]
  - { key: s02, week: 2, title: Second, kind: review, minutes: 10, blocks: [{ kind: review, minutes: 10 }] }
labs:
  - { key: store-it, title: Store it, goal: Store, domain: data, minutes: 30, steps: [{ do: Store }], outcomes: [Stored] }
materials:
  - { key: guide, title: Guide, url: https://example.org/guide, kind: documentation }
checkpoints:
  - key: quiz
    title: Quiz
    kind: quiz
    when: { at: after-session, session: s01, dueBefore: s02 }
    questions: 5
    minutes: 10
    questionsByDomain: { data: 5 }
selfPaced:
  - { key: read, title: Read, kind: study, minutes: 30, after: s01, dueBefore: s02, instructions: Read. }
organisation:
  pitfalls:
    - { key: keys-in-code, title: Keys, origin: own, tempting: Paste, better: Role, why: Keys last }
`

const problemsOf = (text: string) => {
  const result = parseBlueprint(text)
  return result.ok ? [] : result.details.problems
}

describe('B1: a blueprint file', () => {
  test('becomes a complete blueprint: defaults filled in, delivery format on every session', () => {
    const blueprint = expectOk(parseBlueprint(small))
    expect(blueprint.sessions.map((session) => session.format)).toEqual(['blended', 'blended'])
    expect(blueprint.sessions[1]).toMatchObject({ objectives: [], domainMinutes: {}, materials: [], discuss: [] })
    expect(blueprint.labs[0]).toMatchObject({ audience: 'everyone', needs: [] })
    expect(blueprint.organisation.comparisons).toEqual([])
    expect('blueprint' in blueprint).toBe(false)
  })
  test('may be written as JSON', () => {
    const { sessions, ...rest } = expectOk(parseBlueprint(small))
    expect(expectOk(parseBlueprint(JSON.stringify({ blueprint: 1, ...rest, sessions }))).sessions).toEqual(sessions)
  })
})

describe('a refusal names line, column, path and reason', () => {
  /** What breaks the file; the text at which the problem must be placed; code, path and reason. */
  type Case = [name: string, from: string, to: string, at: string, code: ProblemCode, path: string, reason: RegExp]
  const cases: Case[] = [
    ['an unknown key', 'summary:', 'sumary:', 'sumary:', 'unknown-key', 'sumary', /did you mean "summary"/],
    ['a missing entry', 'title: Small plan\n', '', 'blueprint:', 'missing', 'title', /"title" is missing/],
    [
      'text for a number',
      'weeks: 2',
      'weeks: two',
      'two',
      'wrong-type',
      'weeks',
      /must be a number, not the text "two"/,
    ],
    [
      'half a minute',
      'minutes: 45',
      'minutes: 45.5',
      '45.5',
      'wrong-type',
      'sessions[0].minutes',
      /whole number, not 45.5/,
    ],
    [
      'an unknown word',
      'kind: session',
      'kind: sesion',
      'sesion',
      'wrong-value',
      'sessions[0].kind',
      /did you mean "session"/,
    ],
    [
      'a list for a name',
      'module: basics',
      'module: [basics]',
      '[basics]',
      'wrong-type',
      'sessions[0].module',
      /must be text, not a list/,
    ],
    [
      'unfilled minutes',
      'minutes: 45',
      'minutes: 60',
      '60\n    module',
      'sum',
      'sessions[0].minutes',
      /take 45 minutes, but the session has 60/,
    ],
    [
      'overspent minutes',
      'models: 15 }',
      'models: 16 }',
      'domainMinutes',
      'sum',
      'sessions[0].domainMinutes',
      /given 46 minutes, but the session has 45/,
    ],
    [
      'missing questions',
      'questions: 5',
      'questions: 6',
      'questionsByDomain',
      'sum',
      'checkpoints[0].questionsByDomain',
      /have 5 questions, but the checkpoint has 6/,
    ],
    ['weights short of 100', 'weight: 60', 'weight: 50', 'domains:', 'sum', 'domains', /no choice within these ranges/],
    [
      'an unknown domain',
      'models: 15 }',
      'model: 15 }',
      'model: 15',
      'unknown-reference',
      'sessions[0].domainMinutes.model',
      /no domain "model"; did you mean "models"/,
    ],
    [
      'an unknown objective',
      '[task-1.1]',
      '[task-1.2]',
      'task-1.2',
      'unknown-reference',
      'sessions[0].objectives[0]',
      /no objective "task-1.2"; did you mean "task-1.1"/,
    ],
    [
      'an unknown lab',
      'lab: store-it',
      'lab: stoer-it',
      'stoer-it',
      'unknown-reference',
      'sessions[0].blocks[1].lab',
      /did you mean "store-it"/,
    ],
    [
      'an unknown item to discuss',
      '[keys-in-code]',
      '[zzz]',
      'zzz',
      'unknown-reference',
      'sessions[0].discuss[0]',
      /organisation’s layer "zzz"/,
    ],
    [
      'a session that nobody has',
      'dueBefore: s02 }',
      'dueBefore: s7 }',
      's7',
      'unknown-reference',
      'checkpoints[0].when.dueBefore',
      /no session "s7"/,
    ],
    ['a key used twice', 'key: s02', 'key: s01', 's01, week', 'duplicate', 'sessions[1].key', /"s01" is already used/],
    [
      'a reference made twice',
      '[task-1.1]',
      '[task-1.1, task-1.1]',
      'task-1.1]',
      'duplicate',
      'sessions[0].objectives[1]',
      /listed twice/,
    ],
    ['an entry written twice', 'weeks: 2', 'weeks: 2\nweeks: 3', 'weeks: 3', 'duplicate', '', /written twice/],
    [
      'a session after the end',
      'week: 2',
      'week: 3',
      '3, title',
      'order',
      'sessions[1].week',
      /after the last of 2 weeks/,
    ],
    [
      'work due before it opens',
      'after: s01, due',
      'after: s02, due',
      's02, instructions',
      'order',
      'selfPaced[0].dueBefore',
      /not after "s02"/,
    ],
    [
      'an empty exam window',
      'lastDay: 14',
      'lastDay: 2',
      '2 }\nmodules',
      'order',
      'examWindow.lastDay',
      /before the first/,
    ],
    [
      'a range turned round',
      '[35, 45]',
      '[45, 35]',
      '[45, 35]',
      'order',
      'domains[1].weight',
      /write the smaller first/,
    ],
    [
      'a script for a link',
      'https://example.org/guide',
      'javascript:alert(1)',
      'javascript',
      'wrong-value',
      'materials[0].url',
      /begins with "https:/,
    ],
    [
      'an impossible date',
      'exam: {',
      'retiredOn: 2026-02-30, exam: {',
      '2026-02-30',
      'wrong-value',
      'certification.retiredOn',
      /no calendar has/,
    ],
    ['an anchor', 'title: Small plan', 'title: &t Small plan', 'Small plan', 'alias', '', /anchor "&t" is not allowed/],
    ['a tag', 'weeks: 2', 'weeks: !!int 2', '2\nformat', 'tag', '', /tags/],
    ['broken YAML', 'weeks: 2', 'weeks: [2', 'format', 'syntax', '', /not YAML/],
  ]
  test.each(cases)('%s', (...given) => {
    const [, from, to, at, code, path, reason] = given
    expect(small.split(from).length).toBeGreaterThan(1)
    const broken = small.replace(from, to)
    const before = broken.slice(0, broken.indexOf(at)).split('\n')
    const place = { code, path, line: before.length, column: (before.at(-1) ?? '').length + 1 }
    const found = problemsOf(broken)
    expect(found).toContainEqual({ ...place, reason: expect.stringMatching(reason) })
  })
  test('all problems at once, in the order of their lines', () => {
    const broken = small
      .replace('summary:', 'sumary:')
      .replace('weight: 60', 'weight: 50')
      .replace('minutes: 45', 'minutes: 60')
      .replace('lab: store-it', 'lab: stoer-it')
      .replace('kind: quiz', 'kind: quizz')
      .replace('questions: 5', 'questions: 6')
      .replace('dueBefore: s02, instructions', 'dueBefore: s09, instructions')
    const problems = problemsOf(broken)
    expect(problems.map(({ code }) => code).toSorted()).toEqual(
      [
        'missing',
        'unknown-key',
        'sum',
        'sum',
        'unknown-reference',
        'wrong-value',
        'sum',
        'unknown-reference',
      ].toSorted(),
    )
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).toSorted((a, b) => a - b))
  })
})
