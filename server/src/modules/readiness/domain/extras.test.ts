import { describe, expect, test } from 'vitest'
import { extrasFor } from './extras.ts'

const url = 'https://docs.aws.amazon.com/guide'
const material = (title: string, domain: string, audience?: 'everyone' | 'foundations' | 'advanced') => ({
  key: title,
  title,
  url,
  kind: 'course' as const,
  domain,
  ...(audience && { audience }),
})
const lab = (title: string, domain: string, audience: 'everyone' | 'foundations' | 'advanced') => ({
  key: title,
  title,
  goal: 'It works',
  domain,
  objectives: [],
  minutes: 25,
  audience,
  needs: [],
  steps: [{ do: 'Begin' }],
  outcomes: ['Done'],
})
const content = {
  materials: [
    material('crash course', 'data', 'foundations'),
    material('lens', 'data', 'advanced'),
    material('guide', 'data'),
    material('first steps', 'models', 'foundations'),
  ],
  labs: [lab('pipeline', 'data', 'everyone'), lab('rollback', 'data', 'advanced')],
}
const offered = (data: number | null, models: number | null) =>
  extrasFor(content, [
    { key: 'data', name: 'Data', share: data },
    { key: 'models', name: 'Models', share: models },
  ]).map(({ level, key, materials, labs }) => [level, key, ...[...materials, ...labs].map(({ title }) => title)])

describe('what somebody gets beyond what everybody does (K7)', () => {
  test.each([
    ['foundations below six in ten', 0.59, null, [['foundations', 'data', 'crash course']]],
    ['nothing in between', 0.6, 0.74, []],
    ['further material and labs from three quarters on', 0.75, null, [['advanced', 'data', 'lens', 'rollback']]],
    ['nothing where too little is known', null, null, []],
    ['nothing where the blueprint keeps nothing for the level', null, 0.9, []],
  ])('is %s', (_, data, models, expected) => {
    expect(offered(data, models)).toEqual(expected)
  })
  test('begins with the domain furthest from the middle', () => {
    expect(offered(0.55, 0.3).map(([, key]) => key)).toEqual(['models', 'data'])
    expect(offered(0.95, 0.55).map(([level]) => level)).toEqual(['advanced', 'foundations'])
  })
})
