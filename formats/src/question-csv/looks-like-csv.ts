import { looksLikeBlackboardUpload } from './blackboard-upload.ts'
import { looksLikeBrightspace } from './brightspace-records.ts'
import { headerIn } from './header.ts'
import { csvRows, delimiterOf } from './rows.ts'

/** A text with a row near its top that names a question and what belongs to it; or one of the tools' own sheets without one. */
export function looksLikeCsv(text: string): boolean {
  if (looksLikeBlackboardUpload(text) || looksLikeBrightspace(text)) return true
  const header = headerIn(csvRows(text.slice(0, 20_000), delimiterOf(text), 20).rows)
  return header !== null && header.names.filter((name) => name !== null && name !== 'stem' && name !== 'key').length > 0
}
