import './readiness-bands.css'
import { intervalText } from '../../lib/format/interval.ts'
import { percentText } from '../../lib/format/number.ts'
import { ChartFrame } from './chart-frame.tsx'
import { LegendKey } from './legend-key.tsx'

/** A forecast between 0 and 1 with its interval; null while there is too little to say. */
export type Readiness = {
  readonly id: string
  readonly label: string
  readonly forecast: { readonly value: number; readonly low: number; readonly high: number } | null
  /** What would have to be there first. */
  readonly missing?: string
}

type Props = {
  readonly title: string
  readonly rows: readonly Readiness[]
  /** From here on booking the exam is advised; left out where there is no such line. */
  readonly target?: number
  readonly first: string
  /** What the tick's value is called. */
  readonly value?: string
}

const at = (share: number): string => `${share * 100}%`

const capitalised = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const said = ({ forecast, missing }: Readiness): string =>
  forecast
    ? `${percentText(forecast.value)}, ${intervalText(forecast.low, forecast.high)}`
    : (missing ?? 'not known yet')

/** How likely each is to pass: the band is what the answers support, the tick the best single guess. */
export function ReadinessBands({ title, rows, target, first, value = 'forecast' }: Props) {
  return (
    <ChartFrame
      title={title}
      summary={rows.map((row) => `${row.label}: ${said(row)}`).join('; ')}
      twin={{
        columns: [first, capitalised(value), 'Interval'],
        rows: rows.map(({ label, forecast, missing }) => [
          label,
          forecast ? percentText(forecast.value) : '\u2013',
          forecast ? intervalText(forecast.low, forecast.high) : (missing ?? 'not known yet'),
        ]),
      }}
      legend={
        <>
          <LegendKey kind="dot">{value}</LegendKey>
          <LegendKey kind="band">interval</LegendKey>
          {target !== undefined && <LegendKey kind="tick">target {percentText(target)}</LegendKey>}
        </>
      }
    >
      {() => (
        <div className="readiness-bands" aria-hidden>
          {rows.map((row) => (
            <div key={row.id} className="readiness-bands-row">
              <span>{row.label}</span>
              {row.forecast ? (
                <svg width="100%" height="16">
                  <line className="readiness-bands-scale" x1="0" x2="100%" y1="8" y2="8" />
                  <rect
                    className="readiness-bands-band"
                    x={at(row.forecast.low)}
                    width={at(row.forecast.high - row.forecast.low)}
                    y="3"
                    height="10"
                    rx="2"
                  />
                  {target !== undefined && (
                    <line className="readiness-bands-target" x1={at(target)} x2={at(target)} y1="0" y2="16" />
                  )}
                  <circle className="readiness-bands-value" cx={at(row.forecast.value)} cy="8" r="4" />
                </svg>
              ) : (
                <span className="readiness-bands-missing">{row.missing}</span>
              )}
              <span className="readiness-bands-number">
                {row.forecast ? percentText(row.forecast.value) : '\u2013'}
              </span>
            </div>
          ))}
          <svg className="readiness-bands-axis" width="100%" height="16">
            {[0, 0.25, 0.5, 0.75, 1].map((share) => (
              <text key={share} x={at(share)} y="12" textAnchor={anchorOf(share)}>
                {percentText(share)}
              </text>
            ))}
          </svg>
        </div>
      )}
    </ChartFrame>
  )
}

function anchorOf(share: number): 'start' | 'middle' | 'end' {
  if (share === 0) return 'start'
  return share === 1 ? 'end' : 'middle'
}
