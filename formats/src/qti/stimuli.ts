import { markdownOfElement } from '../markup/html-to-markdown.ts'
import type { Collector } from '../question-import/collector.ts'
import { keyOf } from '../question-import/key-of.ts'
import { collectNotes } from '../question-import/notes.ts'
import { childOf, type Element } from '../xml/element.ts'
import { withNamesOfVersion2 } from './normal-names.ts'

/** Texts that several items are about, each a case study that is kept when the first item names it. */
export type Stimuli = (
  path: string,
  file: { readonly root: Element; readonly media: (address: string) => string | null },
) => string | null

export function stimuliOf(collector: Collector): Stimuli {
  const kept = new Map<string, string | null>()
  return (path, { root: written, media }) => {
    const before = kept.get(path)
    if (before !== undefined) return before
    const root = withNamesOfVersion2(written)
    const body = childOf(root, 'stimulusBody')
    const text = body ? markdownOfElement(body, { notes: collectNotes(), media }) : ''
    const title = (root.attributes.get('title') ?? root.attributes.get('identifier') ?? '').trim()
    const wanted = keyOf(title || path)
    const isKept = text !== '' && text.length <= collector.limits.text
    const key = isKept ? collector.addCase({ key: wanted, title: title || wanted, text }) : null
    kept.set(path, key)
    return key
  }
}
