import { gapText } from '../question-import/gap-text.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Item } from '../question/index.ts'
import { childOf, descendants, type Element } from '../xml/element.ts'
import { choice, type Source } from './item.ts'
import { blankTypes, byLikeness, isMarkedByLikeness, textsOfBlank } from './one-blank.ts'
import { trierOf12 } from './trial.ts'

/** A blank or menu of a text, and how the text names it: `[name]`. */
type Blank = { readonly response: Element; readonly name: string }

const typeOf = (metadata: ReadonlyMap<string, string>): string => metadata.get('question_type') ?? ''

/** The blanks and menus of a text that has several, each in its place; null where it has not. */
export function blanksIn(item: Element, metadata: ReadonlyMap<string, string>, text: string): readonly Blank[] | null {
  const responses = descendants(item, ['response_lid', 'response_str', 'response_num', 'response_grp'], 200)
  const blanks = responses.map((response) => ({ response, name: identOf(response).replace(/^response_/, '') }))
  const areNamed = blanks.every(
    ({ response, name }) =>
      response.name === 'response_lid' && identOf(response) !== name && text.split(`[${name}]`).length === 2,
  )
  // Without its type nobody knows whether labels are options or texts that are right.
  return blanks.length > 1 && areNamed && blankTypes.has(typeOf(metadata)) ? blanks : null
}

const identOf = (response: Element): string => response.attributes.get('ident') ?? ''

/** The text with a number for each blank. */
export const withNumbers = (text: string, blanks: readonly Blank[]): string =>
  blanks.reduce((read, { name }, i) => read.replace(`[${name}]`, () => gapText(i + 1)), text)

/** What one blank asks, and its share of the points. */
type BlankItem = { readonly item: Item; readonly share: number }

/** What each blank asks; or why one of them, and so all, cannot be asked. */
export function blankItems(
  item: Element,
  blanks: readonly Blank[],
  source: Source,
): readonly BlankItem[] | { readonly ok: false; readonly note: Note } {
  const found: { item: Item; worth: number }[] = []
  const type = typeOf(source.metadata)
  for (const { response } of blanks) {
    if (isMarkedByLikeness(response)) return { ok: false, note: byLikeness }
    const typed = textsOfBlank(response, type, source)
    const asked = typed ? ({ ok: true, item: typed } as const) : choice(item, response, { ...source, type })
    if (!asked.ok) return asked
    found.push({ item: asked.item, worth: worthOf(item, response, source) })
  }
  const sum = found.reduce((total, { worth }) => total + worth, 0)
  const isUneven = found.some(({ worth }) => worth <= 0)
  return found.map(({ item: part, worth }) => ({ item: part, share: isUneven ? 1 / found.length : worth / sum }))
}

/** What the best answer to one blank earns. */
function worthOf(item: Element, response: Element, { effort }: Source): number {
  const { trier } = trierOf12(item, identOf(response), effort)
  const ids = descendants(childOf(response, 'render_choice') ?? response, ['response_label'], 500)
  return Math.max(0, ...ids.map((label) => trier([identOf(label)])?.score ?? 0))
}
