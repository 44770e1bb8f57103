import { dateText } from '../../lib/format/date.ts'
import { isoText, momentIn, spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { useViewer } from './viewer.ts'

/** The day on which something happened, on the viewer's calendar; the minute stands behind it. @param at ISO 8601. */
export function Day({ at }: { readonly at: string }) {
  const { zone } = useViewer()
  const from = instantAt(at)
  const { date } = momentIn(zone, from)
  return (
    <time dateTime={isoText(from)} title={spanText({ from }, zone)}>
      {dateText(date, 'short')} {date.slice(0, 4)}
    </time>
  )
}
