import type { Response } from '@cadre/attempt'
import type { PaperQuestion } from '../device/paper.ts'
import type { Work } from '../device/work.ts'

type ItemOf<K extends PaperQuestion['item']['kind']> = Extract<PaperQuestion['item'], { kind: K }>

/** What an input of one kind of question is given. */
export type AnswerProps<K extends PaperQuestion['item']['kind']> = {
  readonly item: ItemOf<K>
  readonly work: Work
  /** False while this tab does not hold the pen, or the attempt is over. */
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
