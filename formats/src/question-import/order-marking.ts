import type { Notes } from './notes.ts'

type Settings = { readonly grading: string; readonly select: string; readonly count: number; readonly steps: number }

const isWhole = (grading: string): boolean => grading === 'ALL_OR_NOTHING' || grading === '-1'
const byPosition = new Set(['ABSOLUTE_POSITION', 'ABSOLUTE', 'ABS', '0'])
const all = new Set(['ALL', 'EXACT', '0'])

/** How Moodle marks an order: where its file does not say, by the neighbours of each step, which is not done here. */
export function orderScoring(
  { grading, select, count, steps }: Settings,
  notes: Notes,
): 'all-or-nothing' | 'by-position' {
  const isSome = !all.has(select.toUpperCase()) && count > 1 && count < steps
  if (isSome) notes.add('all-steps', 'all its steps are asked, not a choice of them')
  if (isWhole(grading.toUpperCase())) return 'all-or-nothing'
  if (!byPosition.has(grading.toUpperCase()))
    notes.add('scoring', 'steps are now marked by their position, not by their neighbours')
  return 'by-position'
}
