import './readiness-history.css'
import type { PlainDate } from '@cadre/kernel'
import { daysBetween } from '@cadre/kernel'
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { dateText } from '../../lib/format/date.ts'
import { intervalText } from '../../lib/format/interval.ts'
import { percentText } from '../../lib/format/number.ts'
import { ChartFrame } from './chart-frame.tsx'

export type ReadinessPoint = {
  readonly date: PlainDate
  readonly value: number
  readonly low: number
  readonly high: number
}

type Props = { readonly title: string; readonly points: readonly ReadinessPoint[]; readonly target: number }

const height = 144
const margin = { left: 40, right: 8, top: 8, bottom: 20 }

/** One forecast over time with its band, against the target. */
export function ReadinessHistory({ title, points, target }: Props) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  return (
    <ChartFrame
      title={title}
      summary={`From ${percentText(first.value)} on ${dateText(first.date)} to ${percentText(last.value)} on ${dateText(last.date)}; target ${percentText(target)}`}
      twin={{
        columns: ['Date', 'Forecast', 'Interval'],
        rows: points.map((point) => [
          dateText(point.date, 'full'),
          percentText(point.value),
          intervalText(point.low, point.high),
        ]),
      }}
    >
      {(width) => <Picture width={width} points={points} first={first} last={last} target={target} />}
    </ChartFrame>
  )
}

type PictureProps = {
  readonly width: number
  readonly points: readonly ReadinessPoint[]
  readonly first: ReadinessPoint
  readonly last: ReadinessPoint
  readonly target: number
}

function Picture({ width, points, first, last, target }: PictureProps) {
  const span = Math.max(1, daysBetween(first.date, last.date))
  const x = scaleLinear([0, span], [margin.left, width - margin.right])
  const y = scaleLinear([0, 1], [height - margin.bottom, margin.top])
  const at = (point: ReadinessPoint): number => x(daysBetween(first.date, point.date))
  const band = area<ReadinessPoint>(
    at,
    (point) => y(point.low),
    (point) => y(point.high),
  ).curve(curveMonotoneX)
  const path = line<ReadinessPoint>(at, (point) => y(point.value)).curve(curveMonotoneX)
  return (
    <svg className="readiness-history" width={width} height={height} aria-hidden>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            className="readiness-history-grid"
            x1={margin.left}
            x2={width - margin.right}
            y1={y(share)}
            y2={y(share)}
          />
          <text x={margin.left - 8} y={y(share) + 4} textAnchor="end">
            {percentText(share)}
          </text>
        </g>
      ))}
      <path className="readiness-history-band" d={band(points) ?? ''} />
      <line
        className="readiness-history-target"
        x1={margin.left}
        x2={width - margin.right}
        y1={y(target)}
        y2={y(target)}
      />
      <text x={margin.left + 4} y={y(target) - 4}>
        target {percentText(target)}
      </text>
      <path className="readiness-history-line" d={path(points) ?? ''} />
      <circle className="readiness-history-last" cx={at(last)} cy={y(last.value)} r="3.5" />
      <text x={margin.left} y={height - 4}>
        {dateText(first.date, 'short')}
      </text>
      <text x={width - margin.right} y={height - 4} textAnchor="end">
        {dateText(last.date, 'short')}
      </text>
    </svg>
  )
}
