import './weight-bars.css'
import { ChartFrame } from '../../ui/charts/chart-frame.tsx'
import { LegendKey } from '../../ui/charts/legend-key.tsx'
import type { Domain } from './words.ts'

type Weight = Pick<Domain, 'weightLow' | 'weightHigh'>

/** `20 %`, or `15–20 %` where the vendor publishes a range. */
export const weightText = ({ weightLow, weightHigh }: Weight): string =>
  weightLow === weightHigh ? `${weightLow}\u00a0%` : `${weightLow}\u2013${weightHigh}\u00a0%`

/** What each domain of an exam guide weighs; a range is drawn lighter from its low to its high end. */
export function WeightBars({ domains }: { readonly domains: readonly Domain[] }) {
  const widest = Math.max(...domains.map(({ weightHigh }) => weightHigh), 1)
  const scale = Math.ceil(widest / 10) * 10
  const at = (weight: number): string => `${(weight / scale) * 100}%`
  const ranged = domains.some(({ weightLow, weightHigh }) => weightLow !== weightHigh)
  return (
    <ChartFrame
      title="Weight of each domain in the exam"
      summary={domains.map((domain) => `${domain.name}: ${weightText(domain)}`).join('; ')}
      twin={{ columns: ['Domain', 'Weight'], rows: domains.map((domain) => [domain.name, weightText(domain)]) }}
      {...(ranged && { legend: <LegendKey kind="bar">at least; the paler end is the range published</LegendKey> })}
    >
      {() => (
        <div className="weight-bars" aria-hidden>
          {domains.map((domain) => (
            <div key={domain.domainId} className="weight-bars-row">
              <span className="weight-bars-label">{domain.name}</span>
              <svg width="100%" height="8">
                <rect className="weight-bars-high" width={at(domain.weightHigh)} height="8" />
                <rect className="weight-bars-low" width={at(domain.weightLow)} height="8" />
              </svg>
              <span className="weight-bars-share">{weightText(domain)}</span>
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  )
}
