import type { Draft } from './draft.ts'

type Text = Draft['text']

/** As the server takes them: a page's name and a whole address. */
const isWhole = ({ title, url }: Text['references'][number]): boolean =>
  title.trim() !== '' && /^https?:\/\/\S+$/.test(url.trim())

/** The text as it can be looked at while it is written: a reference that is half typed is not there yet. */
export const withWholeReferences = (text: Text): Text => ({ ...text, references: text.references.filter(isWhole) })
