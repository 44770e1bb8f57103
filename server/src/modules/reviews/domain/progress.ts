import { addDays, daysBetween, weekdayOf, type PlainDate } from '@cadre/kernel'

export type Week = {
  readonly from: PlainDate
  readonly plannedMinutes: number
  readonly loggedMinutes: number
  readonly current: boolean
}
type Dated = { readonly on: PlainDate; readonly minutes: number }

export const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekdayOf(date))

/** Minutes planned, by when work is due, beside minutes logged, by calendar week; every week from the first day to the last. */
export function weeksBetween(
  span: { readonly from: PlainDate; readonly to: PlainDate; readonly today: PlainDate },
  planned: readonly Dated[],
  logged: readonly Dated[],
): Week[] {
  const first = mondayOf(span.from)
  const weeks = Math.floor(daysBetween(first, mondayOf(span.to)) / 7) + 1
  const byWeek = (of: readonly Dated[]) => Map.groupBy(of, ({ on }) => mondayOf(on))
  const [due, done] = [byWeek(planned), byWeek(logged)]
  const sum = (of: readonly Dated[] | undefined) => (of ?? []).reduce((total, { minutes }) => total + minutes, 0)
  return Array.from({ length: weeks }, (_, index) => {
    const from = addDays(first, 7 * index)
    return {
      from,
      plannedMinutes: sum(due.get(from)),
      loggedMinutes: sum(done.get(from)),
      current: from === mondayOf(span.today),
    }
  })
}
