import './when-both.css'
import type { Zone } from '@cadre/kernel'
import {
  clocksAgree,
  isoText,
  type Span,
  spanBeside,
  spanText,
  zoneAbbreviation,
  zoneCity,
} from '../../lib/format/moment.ts'
import { useViewer } from './viewer.ts'

type Props = {
  readonly span: Span
  /** The zone in which people agreed on the time. */
  readonly agreedIn: Zone
  /** On its own line below, for narrow columns. */
  readonly stacked?: boolean
}

/** A time on the viewer's clock; where the cohort's clock differs, that one beside it. */
export function WhenBoth({ span, agreedIn, stacked = false }: Props) {
  const { zone } = useViewer()
  const same = clocksAgree(zone, agreedIn, span.from)
  return (
    <span className="when-both" data-stacked={stacked}>
      <time dateTime={isoText(span.from)}>{spanText(span, zone)}</time>
      {!same && (
        <span className="when-both-other" title={`${agreedIn}, ${zoneAbbreviation(agreedIn, span.from)}`}>
          {spanBeside(span, agreedIn, zone)} in {zoneCity(agreedIn)}
        </span>
      )}
    </span>
  )
}
