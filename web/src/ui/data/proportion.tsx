import './proportion.css'
import { type Estimate, estimateText, intervalText, missingText } from '../../lib/format/interval.ts'
import { countText, percentText } from '../../lib/format/number.ts'

type Props = {
  readonly label: string
  /** Null while nothing can be said at all. */
  readonly estimate: Estimate | null
  /** What is counted: `first attempt`. */
  readonly unit: string
  readonly units?: string
  /** How many more are needed before the figure means something; 0 when it does. */
  readonly missing?: number
  /** Opens the rows behind the number. */
  readonly onOpen?: () => void
}

/** A share, never alone: with its interval, its sample, or with what is missing. */
export function Proportion({ label, estimate, unit, units = `${unit}s`, missing = 0, onOpen }: Props) {
  const known = estimate !== null && missing <= 0
  const value = known ? percentText(estimate.value) : '\u2013'
  return (
    <div className="proportion">
      <div className="proportion-label">{label}</div>
      <div className="proportion-value">
        {known && onOpen ? (
          <button type="button" onClick={onOpen} aria-label={`${label}: ${value}. Show the rows`}>
            {value}
          </button>
        ) : (
          <span aria-hidden={!known}>{value}</span>
        )}
      </div>
      {known && <Whisker estimate={estimate} />}
      <div className="proportion-sample">
        {known ? (
          <>
            <span aria-hidden>
              {intervalText(estimate.low, estimate.high)} · {countText(estimate.n, unit, units)}
            </span>
            <span className="visually-hidden">{estimateText(estimate, unit, units)}</span>
          </>
        ) : (
          missingText(missing, unit, units)
        )}
      </div>
    </div>
  )
}

/** The interval as a line on the scale from 0 to 100 %, the value as a tick. */
function Whisker({ estimate }: { readonly estimate: Estimate }) {
  const at = (share: number): string => `${share * 100}%`
  return (
    <svg className="proportion-whisker" height="9" width="100%" aria-hidden>
      <line className="proportion-scale" x1="0" x2="100%" y1="4.5" y2="4.5" />
      <line className="proportion-interval" x1={at(estimate.low)} x2={at(estimate.high)} y1="4.5" y2="4.5" />
      <line className="proportion-tick" x1={at(estimate.value)} x2={at(estimate.value)} y1="0" y2="9" />
    </svg>
  )
}
