import type { Response } from '@cadre/attempt'

type Part = { readonly id: string; readonly text: string }
/** What a taker chooses from, in the order they see it. */
export type AnswerItem =
  | { readonly kind: 'single'; readonly options: readonly Part[] }
  | { readonly kind: 'multiple'; readonly options: readonly Part[]; readonly choose: number | null }
  | { readonly kind: 'ordering'; readonly steps: readonly Part[] }
  | { readonly kind: 'matching'; readonly prompts: readonly Part[]; readonly answers: readonly Part[] }
  | { readonly kind: 'numeric'; readonly unit: string }
  | { readonly kind: 'text' }
export type ItemOf<K extends AnswerItem['kind']> = Extract<AnswerItem, { kind: K }>

/** What an input of one kind of question is given. */
export type AnswerProps<K extends AnswerItem['kind']> = {
  readonly item: ItemOf<K>
  readonly work: { readonly response: Response | null; readonly struck: readonly string[] }
  /** False while it only shows: this tab does not hold the pen, or the answer is given. */
  readonly writes: boolean
  readonly onAnswer: (response: Response | null) => void
}

/** A, B, C … as options are called. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at)

/** Chosen or not, turned around. A full set of `choose` gives up its oldest, as radio buttons do. */
export function toggled(chosen: readonly string[], id: string, choose: number | null): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id)
  const all = [...chosen, id]
  return choose !== null && all.length > choose && choose === 1 ? [id] : all
}

/** The response after one option was chosen, or given up. */
export function chosenAnew(
  item: ItemOf<'single'> | ItemOf<'multiple'>,
  response: Response | null,
  id: string,
): Response | null {
  if (item.kind === 'single') return { kind: 'single', option: id }
  const options = toggled(chosenIn(response), id, item.choose)
  return options.length === 0 ? null : { kind: 'multiple', options }
}

export const chosenIn = (response: Response | null): readonly string[] => {
  if (response?.kind === 'single') return [response.option]
  return response?.kind === 'multiple' ? response.options : []
}
