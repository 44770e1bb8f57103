import './coverage-bars.css'
import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { percentText, signedText } from '../../lib/format/number.ts'
import { ChartFrame } from './chart-frame.tsx'
import { LegendKey } from './legend-key.tsx'

/** Shares are between 0 and 1; each list adds up to 1. */
export type Coverage = {
  readonly id: string
  readonly label: string
  readonly planned: number
  readonly official: number
}

type Props = { readonly title: string; readonly rows: readonly Coverage[] }

/** From this many percentage points on, a gap is worth a word. */
const notable = 5

const gapOf = ({ planned, official }: Coverage): number => Math.round((planned - official) * 1000) / 10

/** What is planned for each domain against the exam guide's official weight. */
export function CoverageBars({ title, rows }: Props) {
  const scale = scaleLinear([0, max(rows, (row) => Math.max(row.planned, row.official)) ?? 1], [0, 100]).nice(4)
  const at = (share: number): string => `${scale(share)}%`
  return (
    <ChartFrame
      title={title}
      summary={rows
        .map((row) => `${row.label}: ${percentText(row.planned, 1)} of ${percentText(row.official)}`)
        .join('; ')}
      twin={{
        columns: ['Domain', 'Planned', 'Official', 'Points apart'],
        rows: rows.map((row) => [
          row.label,
          percentText(row.planned, 1),
          percentText(row.official, 1),
          signedText(gapOf(row)),
        ]),
      }}
      legend={
        <>
          <LegendKey kind="bar">planned</LegendKey>
          <LegendKey kind="tick">official weight</LegendKey>
        </>
      }
    >
      {() => (
        <div className="coverage-bars" aria-hidden>
          {rows.map((row) => (
            <div key={row.id} className="coverage-bars-row" data-notable={Math.abs(gapOf(row)) >= notable}>
              <span className="coverage-bars-label">{row.label}</span>
              <svg width="100%" height="16">
                <rect className="coverage-bars-track" width="100%" height="8" y="4" />
                <rect className="coverage-bars-bar" width={at(row.planned)} height="8" y="4" />
                <line className="coverage-bars-official" x1={at(row.official)} x2={at(row.official)} y1="0" y2="16" />
              </svg>
              <span className="coverage-bars-share">{percentText(row.planned, 1)}</span>
              <span className="coverage-bars-gap">{signedText(gapOf(row))}</span>
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  )
}
