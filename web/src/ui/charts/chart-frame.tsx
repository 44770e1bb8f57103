import './chart-frame.css'
import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useId, useState } from 'react'
import { ChartTable, type TableTwin } from './chart-table.tsx'

type Props = {
  readonly title: string
  /** What the picture shows, in a sentence that stands for it when it is not seen. */
  readonly summary: string
  /** The same numbers as rows: for screen readers, for reading, for copying. */
  readonly twin: TableTwin
  readonly legend?: ReactNode
  /** Draws at the width there is, in pixels. */
  readonly children: (width: number) => ReactNode
}

/** Until it is measured, and where nothing measures (paper, mail). */
const assumedWidth = 640

/** A picture with its table twin behind a toggle. */
export function ChartFrame({ title, summary, twin, legend, children }: Props) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const { ref, width } = useElementSize<HTMLDivElement>()
  return (
    <figure className="chart-frame" aria-labelledby={id}>
      <figcaption>
        <span id={id} className="chart-frame-title">
          {title}
        </span>
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </button>
      </figcaption>
      <div ref={ref}>
        {asTable ? (
          <ChartTable twin={twin} label={title} />
        ) : (
          <>
            <p className="visually-hidden">{summary}</p>
            {children(width === 0 ? assumedWidth : width)}
            {legend !== undefined && <div className="chart-frame-legend">{legend}</div>}
          </>
        )}
      </div>
    </figure>
  )
}
