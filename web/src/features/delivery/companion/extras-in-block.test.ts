import { describe, expect, test } from 'vitest'
import { extrasInBlock } from './extras-in-block.ts'

const lab = { key: 'canary', title: 'A canary', goal: 'See it', minutes: 40, needs: [], steps: [], cleanUp: null }
const material = { title: 'Guardrails', url: 'https://docs.example/guardrails', kind: 'doc' }
const extra = {
  level: 'advanced' as const,
  key: 'deployment',
  name: 'Deployment',
  share: 0.8,
  materials: [material],
  labs: [lab],
}
const kinds = ['opening-review', 'core-instruction', 'hands-on-lab', 'practice-and-discussion', 'closing']
const blocks = kinds.map((kind) => ({ kind }))
const offered = (at: number | null, changes = {}, extras = [extra]) =>
  extrasInBlock(extras, { domains: ['deployment'], at, blocks, phase: 'running', ...changes }).map(
    ({ labs, materials }) => [labs.length, materials.length],
  )

describe('what somebody is offered for where they stand, in a session (K7)', () => {
  test.each([
    ['before the first block', null, []],
    ['while the session is opened', 0, []],
    ['while it is explained', 1, []],
    ['in the lab: labs and materials', 2, [[1, 1]]],
    ['while questions are discussed: materials', 3, [[0, 1]]],
    ['while it is closed', 4, []],
  ])('%s', (_, at, said) => {
    expect(offered(at)).toEqual(said)
  })

  test('is of the domains that the session serves alone', () => {
    expect(offered(2, { domains: ['security'] })).toEqual([])
  })

  test('stays to be looked at after the end, and is nothing where only a lab was kept', () => {
    expect(offered(4, { phase: 'ended' })).toEqual([[0, 1]])
    expect(offered(3, {}, [{ ...extra, materials: [] }])).toEqual([])
  })
})
