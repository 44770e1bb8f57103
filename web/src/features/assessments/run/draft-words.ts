import { kindCalled, reviewCalled } from '../words.ts'
import type { DraftFields } from './draft.ts'

/** All that the form holds as plain words, to be kept elsewhere. */
export function draftWords(fields: DraftFields): string {
  const { minutes, opensAt, closesAt, instructions } = fields
  const conditions: readonly (string | false)[] = [
    fields.oneSitting && 'one sitting',
    fields.closedBook && 'closed book',
    fields.calculator && 'calculator',
    fields.notes && 'notes',
    fields.honourCode && 'honour code',
  ]
  const lines: readonly (readonly [string, string | number])[] = [
    ['Title', fields.title],
    ['Kind', kindCalled[fields.kind]],
    ['Questions that count', fields.scored],
    ['Questions that do not', fields.unscored],
    ['Minutes', minutes === '' ? 'no limit' : minutes],
    ['Nothing met in the last days', fields.freshDays],
    ['Form', fields.forms === 'one' ? 'the same for everybody' : 'drawn for each attempt'],
    ['Conditions', conditions.filter(Boolean).join(', ')],
    ['Opens', opensAt.replace('T', ' ')],
    ['Closes', closesAt.replace('T', ' ')],
    ['Review', reviewCalled[fields.review]],
    ['Attempts', fields.attemptsAllowed],
    ['Grace, seconds', fields.graceSeconds],
    ['Instructions', instructions],
  ]
  return lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n')
}
