import type { Id, Instant } from '@cadre/kernel'

/** What makes a session prepared (T2), in the order in which it is usually done. */
const wordsOfItem = {
  'guide-reviewed': 'Exam guide reviewed',
  'material-adapted': 'Material adapted',
  'lab-dry-run': 'Lab run through once',
  'explanation-rehearsed': 'Explanation rehearsed',
  'questions-contributed': 'Questions contributed to the bank',
} as const
export type ChecklistItem = keyof typeof wordsOfItem

const checklist = [
  'guide-reviewed',
  'material-adapted',
  'lab-dry-run',
  'explanation-rehearsed',
  'questions-contributed',
] as const satisfies readonly ChecklistItem[]

/** An item that is done; who did it is null when that is not known. */
export type Tick = { readonly item: ChecklistItem; readonly doneAt: Instant; readonly doneBy: Id<'per'> | null }
export type ItemState = {
  readonly item: ChecklistItem
  readonly words: string
  readonly doneAt: Instant | null
  readonly doneBy: Id<'per'> | null
}
export type Preparation = { readonly items: ItemState[]; readonly prepared: boolean }

/** The whole checklist with what is ticked; a session is prepared when nothing is left open. */
export function preparationOf(ticks: readonly Tick[]): Preparation {
  const items = checklist.map((item) => {
    const tick = ticks.find((each) => each.item === item)
    return { item, words: wordsOfItem[item], doneAt: tick?.doneAt ?? null, doneBy: tick?.doneBy ?? null }
  })
  return { items, prepared: items.every(({ doneAt }) => doneAt !== null) }
}

/** The items that are still open, in words. */
export const missingPreparation = (done: readonly { readonly item: string }[]): string[] =>
  checklist.filter((item) => !done.some((each) => each.item === item)).map((item) => wordsOfItem[item])
