import { minutesOf } from '../../lib/format/time-of-day.ts'
import { type CalendarEntry, inOrder } from './calendar-entry.ts'

export type LaidOut = { readonly entry: CalendarEntry; readonly lane: number; readonly lanes: number }

const start = (entry: CalendarEntry): number => minutesOf(entry.time)
const end = (entry: CalendarEntry): number => start(entry) + entry.minutes

/** Entries of one day side by side where they overlap: each gets the first free lane of its cluster. */
export function laneOut(entries: readonly CalendarEntry[]): LaidOut[] {
  const laid: LaidOut[] = []
  let cluster: { entry: CalendarEntry; lane: number }[] = []
  let laneEnds: number[] = []
  const close = (): void => {
    for (const { entry, lane } of cluster) laid.push({ entry, lane, lanes: laneEnds.length })
    cluster = []
    laneEnds = []
  }
  for (const entry of inOrder(entries)) {
    if (laneEnds.every((until) => until <= start(entry))) close()
    const free = laneEnds.findIndex((until) => until <= start(entry))
    const lane = free < 0 ? laneEnds.length : free
    laneEnds[lane] = end(entry)
    cluster.push({ entry, lane })
  }
  close()
  return laid
}
