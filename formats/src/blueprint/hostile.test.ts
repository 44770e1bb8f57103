import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlueprint } from './parse.ts'
import { limits } from './schema-words.ts'

const shipped = readFileSync(new URL('../../../content/blueprints/aif-c01-five-weeks.yaml', import.meta.url), 'utf8')

const codesOf = (text: string): string[] => {
  const result = parseBlueprint(text)
  return result.ok ? [] : result.details.problems.map(({ code }) => code)
}

/** Nine levels of nine references: 3.8 * 10^8 leaves if they were followed. */
const laughs = Array.from({ length: 9 }, (_, i) =>
  i === 0 ? 'a0: &a0 [lol]' : `a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`,
).join('\n')

describe('S-07: hostile blueprint files are refused, never thrown and never followed', () => {
  const cases: [name: string, text: string, code: string][] = [
    ['nothing', '', 'wrong-type'],
    ['only a comment', '# hello', 'wrong-type'],
    ['a number', '42', 'wrong-type'],
    ['a list', '- 1\n- 2', 'wrong-type'],
    ['an empty set', '{}', 'missing'],
    ['a billion laughs', laughs, 'alias'],
    ['an alias to itself', 'a: &a { b: *a }', 'alias'],
    ['an alias to nothing', 'a: *nowhere', 'alias'],
    ['a merge key', 'base: { title: x }\n<<: { title: y }', 'unknown-key'],
    ['a tag that asks for code', 'title: !!js/function "function () {}"', 'tag'],
    ['a tag for a set', 'domains: !!set { a, b }', 'tag'],
    ['bytes in base 64', 'title: !!binary aGVsbG8=', 'tag'],
    ['an older YAML', `%YAML 1.1\n---\n${shipped}`, 'syntax'],
    ['two documents', `${shipped}\n---\n${shipped}`, 'syntax'],
    ['a tab for indentation', 'certification:\n\tvendor: AWS', 'syntax'],
    ['a key that is a list', '? [a, b]\n: c', 'syntax'],
    ['the prototype as a key', '__proto__: { title: x }\nconstructor: { prototype: {} }', 'unknown-key'],
    [
      'the prototype as a domain',
      shipped.replace('domainMinutes: { ai-fundamentals: 90 }', 'domainMinutes: { __proto__: 90 }'),
      'unknown-key',
    ],
    ['a NUL in a text', shipped.replace('title: AWS AI', 'title: "\\0 AI" # '), 'wrong-value'],
    ['half a surrogate pair', shipped.replace('title: AWS AI', 'title: "\\uD800 AI" # '), 'wrong-value'],
    ['a number that is none', shipped.replace('weeks: 5', 'weeks: .nan'), 'wrong-type'],
    ['endless weeks', shipped.replace('weeks: 5', 'weeks: .inf'), 'wrong-type'],
    ['more weeks than a number holds', shipped.replace('weeks: 5', 'weeks: 9e999'), 'wrong-type'],
    ['negative minutes', shipped.replace('minutes: 90', 'minutes: -90'), 'wrong-value'],
    ['a link into this machine', shipped.replace('https://skillbuilder.aws/', 'file:///etc/passwd'), 'wrong-value'],
    [
      'a link with a line break',
      shipped.replace('https://skillbuilder.aws/\n', '"https://skillbuilder.aws/\\n"\n'),
      'wrong-value',
    ],
    ['fifteen thousand unknown keys', Array.from({ length: 15_000 }, (_, i) => `k${i}: 1`).join('\n'), 'unknown-key'],
    ['a file over the limit', `# ${'x'.repeat(limits.characters)}`, 'too-large'],
    ['ten thousand open lists', '['.repeat(10_000), 'syntax'],
    ['ten thousand lists in one line', '- '.repeat(10_000), 'syntax'],
    ['ten thousand sets', '{a: '.repeat(10_000), 'syntax'],
    ['as many levels as are read', `a: ${'['.repeat(100)}${']'.repeat(100)}`, 'unknown-key'],
    ['a level more', `a: ${'['.repeat(101)}${']'.repeat(101)}`, 'syntax'],
    ['a thousand levels, closed', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, 'syntax'],
    ['fifty thousand levels, closed', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'syntax'],
  ]
  test.each(cases)('%s', (_name, text, code) => {
    expect(codesOf(text)).toContain(code)
  })
  test('the same words about the same place are said once', () => {
    expect(codesOf('blueprint: 1\na: [[[')).toEqual(['syntax'])
  })
  test('a list that is too long is refused as a whole', () => {
    const many = Array.from({ length: limits.list + 1 }, (_, i) => `  - { key: d-${i}, name: D, weight: 0 }`).join('\n')
    expect(codesOf(`domains:\n${many}`)).toContain('wrong-value')
  })
  test('nothing is added to the prototype of objects', () => {
    parseBlueprint('__proto__: { polluted: 1 }\ncertification: { __proto__: { polluted: 1 } }')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('fuzz: a mutated blueprint is read or refused with a place in the text', () => {
  const lines = shipped.split('\n')
  const fragments = [
    '&a ',
    '*a',
    '!!x ',
    '- ',
    '? ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '"',
    "'",
    '#',
    '\t',
    '\0',
    '%',
    '@',
    '\u2028',
    '😀',
    '---\n',
    'key: ',
    '0',
    '-1',
    'null',
    '~',
  ]
  const edit = fc.record({
    at: fc.nat({ max: shipped.length }),
    remove: fc.nat({ max: 40 }),
    insert: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6, unit: 'binary' })),
  })
  const check = (text: string) => {
    const result = parseBlueprint(text)
    if (result.ok) return
    const height = text.split(/\n/u).length
    expect(result.details.problems.length).toBeGreaterThan(0)
    for (const { line, column, reason } of result.details.problems) {
      expect(line >= 1 && line <= height && column >= 1).toBe(true)
      expect(reason).not.toBe('')
    }
  }
  test('after a few edits anywhere', () => {
    const edited = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
      let text = shipped
      for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove)
      return text
    })
    fc.assert(fc.property(edited, check), { numRuns: 40 })
  })
  test('after lines were dropped, doubled or moved', () => {
    const index = fc.nat({ max: lines.length - 1 })
    const moved = fc.tuple(index, index, fc.constantFrom('drop', 'double', 'swap')).map(([a, b, how]) => {
      const copy = [...lines]
      if (how === 'drop') copy.splice(a, 1 + (b % 5))
      if (how === 'double') copy.splice(a, 0, lines[a] ?? '')
      if (how === 'swap') [copy[a], copy[b]] = [lines[b] ?? '', lines[a] ?? '']
      return copy.join('\n')
    })
    fc.assert(fc.property(moved, check), { numRuns: 40 })
  })
  test('when the data are of any shape', () => {
    const shape = fc.object({
      maxDepth: 3,
      key: fc.constantFrom('sessions', 'domains', 'key', 'minutes', 'blocks', 'when', 'modules', 'organisation'),
    })
    fc.assert(
      fc.property(shape, (data) => check(JSON.stringify(data))),
      { numRuns: 300 },
    )
  })
})
