import { checkQuestion } from '@cadre/contracts'
import { describe, expect, it } from 'vitest'
import { newDraft } from './draft.ts'
import { withWholeReferences } from './whole-references.ts'

const { text } = newDraft('', '')
const whole = { title: 'Otters', url: 'https://example.org/otters' }
const accepted = (references: readonly (typeof whole)[], drop: boolean): boolean => {
  const asked = { ...text, stem: 'Which otter?', references: [...references] }
  return checkQuestion.body.safeParse({ text: drop ? withWholeReferences(asked) : asked }).success
}

describe('a reference that is half typed', () => {
  it.each([
    { title: '', url: 'https://' },
    { title: 'Otters', url: 'https://' },
    { title: ' ', url: 'https://example.org' },
    { title: 'Otters', url: 'example.org' },
    { title: 'Otters', url: 'https://example.org/two words' },
  ])('is refused, and left out where a text is looked at while it is written: %j', (half) => {
    expect(accepted([whole, half], false)).toBe(false)
    expect(accepted([whole, half], true)).toBe(true)
    expect(withWholeReferences({ ...text, references: [half, whole] }).references).toEqual([whole])
  })
})
