import type { Problem, SaveState, Unsaved } from '@cadre/attempt'
import type { Tone } from '../../../ui/theme/tokens.ts'

type DeviceProblemKind = 'not-kept' | 'leftovers'

const advice: Readonly<Record<Problem['kind'] | DeviceProblemKind, string>> = {
  'signed-out': 'sign in again in another tab; this page goes on by itself',
  reload: 'this page is older than the server. Load it again: what you wrote is kept on this device',
  refused: 'the server does not take it. Save your answers as a file and tell your trainer',
  'too-large': 'one answer is longer than the server takes. Shorten it, or save your answers as a file',
  'not-kept':
    'the server has not got it, and this browser keeps nothing on disk. Do not close this tab; save your answers as a file',
  leftovers: 'answers from before you went on elsewhere wait for your choice',
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `14:03:22` on this browser's clock face. */
export function timeOfDay(at: number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** The one sentence about safety. */
export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return state.at === null ? 'Nothing to save yet' : `Saved ${timeOfDay(state.at)}`
    case 'saving':
      return 'Saving'
    case 'waiting':
      return unsentWords('No answer from the server yet', state)
    case 'offline':
      return state.kept + state.unkept === 0 ? 'Offline - no unsaved answers' : unsentWords('Offline', state)
    case 'read-only':
      return 'Read-only: open in another tab or on another device'
    case 'problem':
      return `Problem: ${advice[state.problem.kind]}`
  }
}

/** Only what is on disk is called kept. */
function unsentWords(what: string, { kept, unkept }: Unsaved): string {
  if (kept + unkept === 0) return what
  const words = `${what} - ${kept} ${kept === 1 ? 'answer' : 'answers'} kept on this device`
  return unkept === 0 ? words : `${words}, ${unkept} being written`
}

export const saveTone: Readonly<Record<SaveState['kind'], Tone>> = {
  saved: 'good',
  saving: 'calm',
  waiting: 'warn',
  offline: 'warn',
  'read-only': 'warn',
  problem: 'bad',
}

/** What is worth saying aloud when the state changes: not each save, only what a taker should know. Null: nothing. */
export function spokenChange(before: SaveState['kind'], after: SaveState): string | null {
  if (before === after.kind) return null
  if (after.kind === 'offline' || after.kind === 'read-only' || after.kind === 'problem') return saveWords(after)
  const wasWrong = before === 'offline' || before === 'read-only' || before === 'problem'
  return after.kind === 'saved' && wasWrong ? 'Everything is saved again' : null
}
