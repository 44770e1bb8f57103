import { bookExam, createBlueprint, listMembers, recordDemand } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { nearestTo } from '../did-you-mean.ts'
import { fieldsOf, inputOf, missingIn } from './fields.ts'
import { plainText } from './print-plain.ts'

describe('the options of an operation', () => {
  test('are its path, query and body fields', () => {
    expect(fieldsOf(recordDemand).map(({ name, part }) => `${part}.${name}`)).toEqual([
      'params.organisationId',
      'body.certificationId',
      'body.project',
      'body.people',
      'body.neededBy',
    ])
  })
  test('are read as their types', () => {
    const given = [
      { name: 'organisationId', value: 'org_1' },
      { name: 'people', value: '12' },
      { name: 'project', value: '12' },
      { name: 'neededBy', value: 'null' },
    ]
    expect(inputOf(recordDemand, given)).toEqual({
      params: { organisationId: 'org_1' },
      query: {},
      body: { people: 12, project: '12', neededBy: null },
    })
    const from = { name: 'from', value: '{"kind":"shipped","key":"a"}' }
    expect(inputOf(createBlueprint, [from]).body).toEqual({ from: { kind: 'shipped', key: 'a' } })
    expect(inputOf(listMembers, [{ name: 'limit', value: '5' }]).query).toEqual({ limit: 5 })
  })
  test('that are missing are named', () => {
    expect(missingIn(recordDemand, inputOf(recordDemand, [])).map(({ name }) => name)).toEqual([
      'organisationId',
      'certificationId',
      'project',
      'people',
    ])
    expect(missingIn(bookExam, inputOf(bookExam, [])).map(({ name }) => name)).toContain('personId')
  })
  test.each([
    [[{ name: 'projekt', value: 'x' }], /no option --projekt. Did you mean project\?/],
    [[{ name: 'project', value: true as const }], /--project needs a value/],
    [
      [
        { name: 'project', value: 'a' },
        { name: 'project', value: 'b' },
      ],
      /--project was given 2 times/,
    ],
  ])('that are wrong are refused by name: %j', (given, words) => {
    expect(() => inputOf(recordDemand, given)).toThrow(words)
  })
})

test('a misspelt word finds its neighbour, a strange one none', () => {
  expect(nearestTo('catalog.certificatons', ['catalogue.certifications', 'cohorts.list'])).toBe(
    'catalogue.certifications',
  )
  expect(nearestTo('xyzzy', ['catalogue.certifications', 'cohorts.list'])).toBeNull()
})

test('an answer reads as names and values', () => {
  expect(plainText({ items: [{ name: 'Ana', roles: ['owner'], manager: null }], next: null, none: [] })).toBe(
    'items:\n  - name: Ana\n    roles:\n      - owner\n    manager: -\nnext: -\nnone: (none)\n',
  )
  expect(plainText({})).toBe('done\n')
})
