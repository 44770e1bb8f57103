import type { Response } from '@cadre/attempt'

export type Tally = {
  readonly answered: number
  /** How many chose each option, by its id; empty where there are no options to choose from. */
  readonly byOption: Readonly<Record<string, number>>
}

/** Counts of what a group answered, without who. Law: over single choices the counts sum to `answered`. */
export function tallyOf(responses: readonly Response[]): Tally {
  const chosen = responses.flatMap((response) => {
    if (response.kind === 'single') return [response.option]
    return response.kind === 'multiple' ? [...new Set(response.options)] : []
  })
  const counts = new Map<string, number>()
  for (const option of chosen) counts.set(option, (counts.get(option) ?? 0) + 1)
  return {
    answered: responses.length,
    byOption: Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
