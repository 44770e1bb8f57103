import { percentText } from '../../../lib/format/number.ts'
import { ChartFrame } from '../../../ui/charts/chart-frame.tsx'
import type { Review } from './review.ts'

type Row = Review['result']['byDomain'][number]

const shareOf = ({ points, outOf }: Row): number => (outOf === 0 ? 0 : points / outOf)
const weightText = ({ weight }: Row): string => (weight === null ? '\u2013' : `${weight}\u00a0%`)

/** Points by domain of the guide, with the weight the exam gives each. */
export function DomainBars({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ChartFrame
      title="By domain"
      summary={rows
        .map((row) => `${row.name}: ${percentText(shareOf(row))}, exam weight ${weightText(row)}`)
        .join('; ')}
      twin={{
        columns: ['Domain', 'Right', 'Points', 'Exam weight'],
        rows: rows.map((row) => [
          row.name,
          percentText(shareOf(row)),
          `${row.points / 100} of ${row.outOf / 100}`,
          weightText(row),
        ]),
      }}
    >
      {() => (
        <div className="domain-bars" aria-hidden>
          {rows.map((row) => (
            <div key={row.domain} className="domain-bars-row">
              <span>{row.name}</span>
              <svg width="100%" height="12">
                <rect className="domain-bars-track" width="100%" height="8" y="2" />
                <rect className="domain-bars-bar" width={`${shareOf(row) * 100}%`} height="8" y="2" />
              </svg>
              <span className="domain-bars-share">
                {row.points / 100} of {row.outOf / 100}
              </span>
              <span className="domain-bars-weight">{row.weight === null ? '' : `weighs ${weightText(row)}`}</span>
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  )
}
