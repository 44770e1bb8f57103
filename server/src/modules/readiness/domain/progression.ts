import { addDays, weekdayOf, type Id, type PlainDate } from '@cadre/kernel'

type Frozen = {
  readonly personId: Id<'per'>
  readonly madeOn: PlainDate
  readonly chance: number
  readonly answers: number
}

/** The chances of a group over the weeks: of each week those who had one, from Monday on. @param enough answers that a chance needs. */
export function progressionOf(frozen: readonly Frozen[], enough: number) {
  const known = frozen.filter(({ answers }) => answers >= enough)
  const byWeek = Map.groupBy(known, ({ madeOn }) => addDays(madeOn, 1 - weekdayOf(madeOn)))
  return [...byWeek].map(([week, of]) => {
    const chances = of.map(({ chance }) => chance)
    return {
      week,
      people: of.length,
      mean: chances.reduce((sum, chance) => sum + chance, 0) / of.length,
      lowest: Math.min(...chances),
      highest: Math.max(...chances),
      byPerson: of.map(({ personId, chance }) => ({ personId, chance })),
    }
  })
}
