import type { SaveState } from '@cadre/attempt'
import { instant } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { saveWords, spokenChange } from './save-words.ts'

const unsaved = (kept: number, unkept = 0) => ({ kept, unkept })
const at = instant(new Date(2027, 0, 14, 14, 3, 22).getTime())

describe('the sentence about safety', () => {
  it.each<[SaveState, string]>([
    [{ kind: 'saved', at }, 'Saved 14:03:22'],
    [{ kind: 'saved', at: null }, 'Nothing to save yet'],
    [{ kind: 'saving', ...unsaved(1) }, 'Saving'],
    [{ kind: 'waiting', ...unsaved(1) }, 'No answer from the server yet - 1 answer kept on this device'],
    [{ kind: 'waiting', ...unsaved(0) }, 'No answer from the server yet'],
    [{ kind: 'offline', ...unsaved(3) }, 'Offline - 3 answers kept on this device'],
    [{ kind: 'offline', ...unsaved(1) }, 'Offline - 1 answer kept on this device'],
    [{ kind: 'offline', ...unsaved(2, 1) }, 'Offline - 2 answers kept on this device, 1 being written'],
    [{ kind: 'offline', ...unsaved(0) }, 'Offline - no unsaved answers'],
    [{ kind: 'read-only', ...unsaved(2) }, 'Read-only: open in another tab or on another device'],
  ])('%j reads %s', (state, words) => expect(saveWords(state)).toBe(words))

  it.each(['signed-out', 'reload', 'too-large', 'not-kept', 'leftovers'] as const)(
    'a problem says what to do: %s',
    (kind) => {
      expect(saveWords({ kind: 'problem', problem: { kind }, ...unsaved(1) })).toMatch(/^Problem: .{20,}/)
    },
  )
})

describe('what is said aloud', () => {
  it('is silent while saving works', () => {
    expect(spokenChange('saved', { kind: 'saving', ...unsaved(1) })).toBeNull()
    expect(spokenChange('saving', { kind: 'saved', at })).toBeNull()
    expect(spokenChange('offline', { kind: 'offline', ...unsaved(9) })).toBeNull()
    expect(spokenChange('saved', { kind: 'waiting', ...unsaved(1) })).toBeNull()
  })
  it('tells when it stops and when it works again', () => {
    expect(spokenChange('saving', { kind: 'offline', ...unsaved(1) })).toMatch(/^Offline/)
    expect(spokenChange('offline', { kind: 'saved', at })).toBe('Everything is saved again')
  })
})
