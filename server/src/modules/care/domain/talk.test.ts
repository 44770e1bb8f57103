import type { Id, PlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { mayReadTalk, type NoteReaders, type Talk } from './talk.ts'

const who = (name: string) => `per_${name}` as Id<'per'>
const talk = (readers: NoteReaders): Talk => ({
  talkId: 'tlk_1' as Id<'tlk'>,
  cohortId: 'coh_1' as Id<'coh'>,
  personId: who('bo'),
  heldOn: '2027-02-15' as PlainDate,
  by: who('tea'),
  obstacles: ['time'],
  notes: '',
  readers,
})

describe('who may read what was said (K8)', () => {
  test.each([
    ['author', [true, false, false, false]],
    ['carers', [true, true, false, false]],
    ['person', [true, true, true, false]],
  ] as const)('of a note for %s: its author, another carer, the person, somebody else', (readers, expected) => {
    const noted = talk(readers)
    expect([
      mayReadTalk(noted, { personId: who('tea'), cares: true }),
      mayReadTalk(noted, { personId: who('lead'), cares: true }),
      // A trainer can sit in another's cohort: what is about them is theirs to read only if it was shared.
      mayReadTalk(noted, { personId: who('bo'), cares: true }),
      mayReadTalk(noted, { personId: who('cy'), cares: false }),
    ]).toEqual(expected)
  })
})
