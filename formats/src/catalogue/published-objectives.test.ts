import { readFileSync } from 'node:fs'
import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import catalogue from '../../../content/catalogue/certifications.json' with { type: 'json' }
import { parsePublishedObjectives } from './published-objectives.ts'

const source = readFileSync(new URL('../../../content/catalogue/objectives.yaml', import.meta.url), 'utf8')
const shipped = expectOk(parsePublishedObjectives(source))

describe('the objectives that ship (C6)', () => {
  test('belong to certifications and domains of the shipped catalogue', () => {
    for (const { vendor, code, domains } of shipped.certifications) {
      const known = catalogue.certifications.find((each) => each.vendor === vendor && each.code === code)
      const names = known?.domains.map(({ name }) => name)
      expect([code, names]).toEqual([code, domains.length === 0 ? names : domains.map(({ name }) => name)])
    }
  })
  test('give every certification of the catalogue a place to learn', () => {
    const withResources = shipped.certifications.flatMap(({ code, resources }) => (resources.length > 0 ? [code] : []))
    expect(withResources.toSorted()).toEqual(catalogue.certifications.map(({ code }) => code).toSorted())
  })
  test.each([
    ['MLA-C01', '1.0', 12],
    ['AIF-C01', '1.0', 14],
    ['MLS-C01', '2.4', 15],
  ])('know the %s guide %s by its %i task statements', (code, version, tasks) => {
    const found = shipped.certifications.find((each) => each.code === code)
    expect(found?.guide?.version).toBe(version)
    expect(found?.domains.flatMap((domain) => domain.tasks)).toHaveLength(tasks)
  })
})

const written = (certification: string) => `asOf: "2026-11-22"\ncertifications:\n${certification}`
const one = '  - vendor: V\n    code: X-1\n'

describe('a file that is wrong', () => {
  test.each([
    ['an unknown entry', written(`${one}    price: 3\n`), 3],
    ['a date that no calendar has', 'asOf: "2026-02-30"\ncertifications: []\n', 1],
    [
      'an address without https',
      written(`${one}    resources:\n      - { kind: course, title: T, url: "http://a.example", confidence: low }\n`),
      6,
    ],
    [
      'an unknown kind',
      written(`${one}    resources:\n      - { kind: cake, title: T, url: "https://a.example", confidence: low }\n`),
      6,
    ],
    ['the same certification twice', written(one + one), 6],
    [
      'the same task number twice',
      written(
        `${one}    domains:\n      - name: D\n        tasks:\n          - { task: "1.1", text: A }\n          - { task: "1.1", text: B }\n`,
      ),
      9,
    ],
    ['broken YAML', 'asOf: "2026-11-22"\ncertifications: [\n', 3],
    ['nothing at all', '', 1],
  ])('with %s is refused by line', (_, text, line) => {
    const refused = parsePublishedObjectives(text)
    expect(refused).toMatchObject({ ok: false, code: 'catalogue.objectives-invalid' })
    expect(refused.ok ? [] : refused.details.problems.map((problem) => problem.line)).toContain(line)
  })
})
