import type { Found } from './draft.ts'
import { LineDiff } from './line-diff.tsx'
import { comparedLines } from './text-lines.ts'

type Text = Found['text']

/** What a revision changes of the version before it. */
export const TextDiff = ({ before, after }: { readonly before: Text; readonly after: Text }) => (
  <LineDiff lines={comparedLines(before, after)} same="Nothing of its words or its key differs." />
)
