import type { PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largeBank, open, realSpec, smallCases, some } from '../../test/bank.ts'
import type { ToWrite } from './blanks.ts'
import { drawForm } from './draw-form.ts'
import { bandOf, type FormSpec } from './form-spec.ts'
import type { Question } from './question.ts'
import type { Shortage } from './shortage.ts'

function shortageIn(bank: readonly Question[], spec: FormSpec): Shortage {
  const drawn = drawForm(bank, spec)
  if (drawn.ok || drawn.code !== 'assembly.shortage') throw new Error(`no shortage: ${JSON.stringify(drawn)}`)
  return drawn.details
}

/** Does what the shortage asks for: writes questions of exactly these kinds. */
function writing(spec: FormSpec, bank: readonly Question[], write: readonly ToWrite[]): Question[] {
  const usual = bank.map(({ minutes }) => minutes).toSorted()[Math.floor((bank.length - 1) / 2)] ?? 2
  return write.flatMap(({ domain, type, band, count }, kind) => {
    const inside = bank.filter((q) => band === null || bandOf(spec, q.difficulty) === band)
    const ofType = bank.filter((q) => q.type === type).map(({ minutes }) => minutes)
    const difficulties = inside.map((q) => q.difficulty).toSorted((a, b) => a - b)
    const { from = 0 } = spec.bands.find((b) => b.band === band) ?? {}
    return some(
      count,
      {
        domain,
        type: type ?? 'mc',
        difficulty: difficulties[Math.floor((difficulties.length - 1) / 2)] ?? from,
        minutes: ofType.toSorted()[Math.floor((ofType.length - 1) / 2)] ?? usual,
      },
      `new-${kind}-`,
    )
  })
}

const total = (write: readonly ToWrite[]) => write.reduce((sum, { count }) => sum + count, 0)

describe('shortages (Q4)', () => {
  test('writing what a shortage asks for makes the form possible, and writing one question less does not', () => {
    fc.assert(
      fc.property(smallCases, ({ bank, spec }) => {
        // Difficulties between the bands' middles would not be what "usual" means to both sides of this test.
        const rules = { ...spec, meanDifficulty: null, minutes: null }
        const drawn = drawForm(bank, rules)
        if (drawn.ok || drawn.code !== 'assembly.shortage') return
        const { write } = drawn.details
        expect(drawForm([...bank, ...writing(rules, bank, write)], rules).ok).toBe(true)
        for (const left of write) {
          const fewer = write.map((kind) => (kind === left ? { ...kind, count: kind.count - 1 } : kind))
          expect(drawForm([...bank, ...writing(rules, bank, fewer)], rules).ok).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('every conflict asks for something and no more than the whole does', () => {
    fc.assert(
      fc.property(smallCases, ({ bank, spec }) => {
        const drawn = drawForm(bank, spec)
        if (drawn.ok || drawn.code !== 'assembly.shortage') return
        const { conflicts, write } = drawn.details
        expect(conflicts.length).toBeGreaterThan(0)
        for (const conflict of conflicts) {
          expect(conflict.unmet.length).toBeGreaterThan(0)
          expect(conflict.write).toBeGreaterThan(0)
          expect(conflict.write).toBeLessThanOrEqual(total(write))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('three short domains and a short type are each named with what there is and what to write', () => {
    const bank = [
      ...some(15, { domain: 'a' }),
      ...some(9, { domain: 'b' }),
      ...some(30, { domain: 'c' }),
      ...some(1, { domain: 'c', type: 'ordering' }, 'o-'),
    ]
    const spec: FormSpec = {
      ...open,
      domains: [
        { domain: 'a', scored: 18, unscored: 0 },
        { domain: 'b', scored: 11, unscored: 0 },
        { domain: 'c', scored: 20, unscored: 0 },
      ],
      types: [
        { type: 'mc', min: 0, max: 60 },
        { type: 'ordering', min: 9, max: 12 },
      ],
    }
    const { conflicts, write, possibleFrom } = shortageIn(bank, spec)
    expect(
      conflicts.map(({ write, unmet }) => ({
        write,
        unmet: unmet.map(({ constraint, nearest }) => ({ ...constraint, nearest })),
      })),
    ).toEqual([
      { write: 3, unmet: [{ kind: 'domain', domain: 'a', min: 18, max: 18, nearest: 15 }] },
      { write: 2, unmet: [{ kind: 'domain', domain: 'b', min: 11, max: 11, nearest: 9 }] },
      { write: 8, unmet: [{ kind: 'type', type: 'ordering', min: 9, max: 12, nearest: 1 }] },
    ])
    // Five ordering questions settle a and b as well; three more can be of any domain.
    expect(total(write)).toBe(8)
    expect(write.every(({ type }) => type === 'ordering')).toBe(true)
    expect(possibleFrom).toBeNull()
  })

  test('constraints that only fail together are named together', () => {
    const bank = [...some(20, { domain: 'a' }), ...some(20, { domain: 'b', type: 'ordering' })]
    const spec: FormSpec = {
      ...open,
      domains: [
        { domain: 'a', scored: 8, unscored: 0 },
        { domain: 'b', scored: 2, unscored: 0 },
      ],
      types: [
        { type: 'mc', min: 0, max: 10 },
        { type: 'ordering', min: 5, max: 10 },
      ],
    }
    const { conflicts, write } = shortageIn(bank, spec)
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]?.unmet.map(({ constraint }) => constraint.kind).toSorted()).toContain('type')
    expect(conflicts[0]?.write).toBe(3)
    expect(write).toEqual([{ domain: 'a', type: 'ordering', band: null, count: 3 }])
  })

  test('enemies are named when they are what stands in the way', () => {
    const bank = some(6, {}).map((q, at, all) => ({ ...q, enemies: [all[at ^ 1]?.id ?? ''] }))
    const domains = [
      { domain: 'a', scored: 4, unscored: 0 },
      { domain: 'b', scored: 2, unscored: 0 },
    ]
    const { conflicts } = shortageIn([...bank, ...some(5, { domain: 'b' })], { ...open, domains })
    expect(conflicts[0]).toMatchObject({ write: 1 })
    expect(conflicts[0]?.unmet.map(({ constraint }) => constraint.kind).toSorted()).toEqual(['domain', 'enemies'])
    expect(conflicts[0]?.unmet.map(({ nearest }) => nearest)).toContain(3)
  })

  test('questions seen lately are counted, and the first day on which waiting is enough is said', () => {
    const bank = [
      ...some(5, {}),
      ...some(3, { lastSeen: '2026-11-12' as PlainDate }, 'seen-'),
      ...some(3, { lastSeen: '2026-11-20' as PlainDate }, 'later-'),
    ]
    const spec = { ...open, domains: [{ domain: 'a', scored: 7, unscored: 0 }] }
    expect(shortageIn(bank, spec)).toMatchObject({
      possibleFrom: '2026-11-26',
      setAside: [{ domain: 'a', reason: 'seen-recently', count: 6 }],
      write: [{ domain: 'a', count: 2 }],
    })
    expect(drawForm(bank, { ...spec, today: '2026-11-25' as PlainDate }).ok).toBe(false)
    expect(drawForm(bank, { ...spec, today: '2026-11-26' as PlainDate }).ok).toBe(true)
  })

  test('wishes that no question could meet are a contradiction, not a shortage', () => {
    const bank = [...some(50, {}), ...some(50, { domain: 'b' })]
    const domains = ['a', 'b'].map((domain) => ({ domain, scored: 5, unscored: 0 }))
    const spec = { ...open, domains, minutes: { min: 12, max: 16 } }
    expect(drawForm(bank, spec)).toMatchObject({
      code: 'assembly.contradiction',
      details: { constraints: [{ kind: 'minutes' }, { kind: 'questions' }] },
    })
  })

  test('an empty bank asks for the whole form', () => {
    const { write } = shortageIn([], { ...open, domains: [{ domain: 'a', scored: 3, unscored: 2 }] })
    expect(write).toEqual([{ domain: 'a', type: null, band: null, count: 5 }])
  })

  test('a bank of 2,000 without one domain says so', () => {
    const bank = largeBank(2000).map((q) => (q.domain === 'watch' ? { ...q, domain: 'other' } : q))
    const { conflicts, write } = shortageIn(bank, { ...realSpec(bank), meanDifficulty: null })
    expect(conflicts.map(({ unmet }) => unmet.map(({ constraint }) => constraint))).toEqual([
      [{ kind: 'domain', domain: 'watch', min: 16, max: 16 }],
    ])
    expect(total(write)).toBe(16)
  })
})
