/** The part of a keyboard event that shortcuts depend on. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** `mod+k`, `g`, `?`; null for presses that never belong to a shortcut. */
export function pressName(press: Press): string | null {
  if (press.altKey || press.key.length !== 1 || press.key === ' ') return null
  const key = press.key.toLowerCase()
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key
}

export type Advance = { readonly pending: string; readonly hit: string | null }

/** Where a press leads: to a shortcut, further into one of two presses, or back to the start. */
export function advance(pending: string, press: string, known: readonly string[]): Advance {
  for (const typed of pending === '' ? [press] : [`${pending} ${press}`, press]) {
    if (known.includes(typed)) return { pending: '', hit: typed }
    if (known.some((keys) => keys.startsWith(`${typed} `))) return { pending: typed, hit: null }
  }
  return { pending: '', hit: null }
}

/** Whether plain keys could disturb people who type or speak; these can be switched off (WCAG 2.1.4). */
export const isPlainKeys = (keys: string): boolean => !keys.startsWith('mod+')

/** `['Ctrl', 'K']`, `['G', 'then', 'C']`: how a shortcut is printed. */
export function keyCaps(keys: string, isMac: boolean): string[] {
  return keys
    .split(' ')
    .flatMap((part, i) => (i === 0 ? [part] : ['then', part]))
    .flatMap((part) => (part.startsWith('mod+') ? [isMac ? '⌘' : 'Ctrl', part.slice(4)] : [part]))
    .map((cap) => (cap.length === 1 ? cap.toUpperCase() : cap))
}
