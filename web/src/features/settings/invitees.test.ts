import { describe, expect, it } from 'vitest'
import { inviteesIn, outcomeText } from './invitees.ts'

describe('people in pasted text', () => {
  it('are read from lines, commas and semicolons, with or without a name', () => {
    const text = 'ana@example.org\nBen Okoro <ben@example.org>, "Chiara Conti" <chiara@example.org>; DAN@EXAMPLE.ORG'
    expect(inviteesIn(text)).toEqual({
      people: [
        { email: 'ana@example.org' },
        { email: 'ben@example.org', name: 'Ben Okoro' },
        { email: 'chiara@example.org', name: 'Chiara Conti' },
        { email: 'dan@example.org' },
      ],
      unread: [],
    })
  })
  it('count once however often they stand there', () => {
    expect(inviteesIn('a@b.org, A@B.org').people).toHaveLength(1)
  })
  it.each(['ana', 'ana@example', 'ana@@example.org', '<ana example.org>'])('are not guessed from %j', (text) => {
    expect(inviteesIn(text)).toEqual({ people: [], unread: [text] })
  })
})

describe('what came of it', () => {
  it('says who was mailed and who was here already', () => {
    expect(outcomeText(['invited', 'invited-again', 'already-member'])).toBe(
      '2\u00a0invitations on the way; 1\u00a0person is here already',
    )
    expect(outcomeText(['already-member', 'already-member'])).toBe('2\u00a0people are here already')
  })
})
