/** What the clock on screen knows; null: it is asking the server for the time. */
export type TimeKnown = { readonly minutesLeft: number | null; readonly extraMinutes: number }

const warnings = [10, 2] as const

/** What is worth saying aloud about the time since it was looked at last. */
export function timeWords(last: TimeKnown, { minutesLeft, extraMinutes }: TimeKnown): string | null {
  if (extraMinutes !== last.extraMinutes)
    return extraMinutes === 0 ? 'The extra time was taken back' : `You have ${extraMinutes} minutes extra in all`
  const before = last.minutesLeft
  if (minutesLeft === null || before === null) return null
  const passed = warnings.findLast((minutes) => before > minutes && minutesLeft <= minutes)
  return passed === undefined ? null : `${passed} minutes left`
}
