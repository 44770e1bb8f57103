import { describe, expect, it } from 'vitest'
import { asKind, emptyItem, otherKind, withEvenCredit } from './draft.ts'

const credits = (item: ReturnType<typeof emptyItem>) =>
  'options' in item ? item.options.map(({ credit }) => credit) : []

describe('the item of a draft', () => {
  it('shares the points among the right options and tells how many there are', () => {
    const item = emptyItem('multiple')
    if (item.kind !== 'multiple') throw new Error('several right options were asked for')
    const three = { ...item, options: item.options.map((option, i) => ({ ...option, credit: i < 3 ? 1 : 0 })) }
    expect(withEvenCredit(three)).toMatchObject({ choose: 3 })
    expect(credits(withEvenCredit(three))).toEqual([33.33, 33.33, 33.33, 0, 0])
  })
  it('keeps its options from several right ones to one, and begins anew as an ordering', () => {
    expect(credits(asKind(emptyItem('multiple'), 'single'))).toEqual([100, 0, 0, 0, 0])
    expect(asKind(emptyItem('single'), 'ordering')).toEqual(emptyItem('ordering'))
  })
  it('keeps what was written of a kind while another is looked at', () => {
    const options = emptyItem('single')
    if (options.kind !== 'single') throw new Error('options were asked for')
    const written = { ...options, options: options.options.map((one, i) => ({ ...one, text: `Option ${i}` })) }
    const looked = otherKind(new Map(), written, 'ordering')
    expect(looked.item).toEqual(emptyItem('ordering'))
    expect(otherKind(looked.left, looked.item, 'single').item).toBe(written)
    const several = otherKind(looked.left, looked.item, 'multiple').item
    expect('options' in several && several.options.map(({ text }) => text)).toEqual(
      written.options.map(({ text }) => text),
    )
  })
})
