import './legend-key.css'
import type { ReactNode } from 'react'

type Props = {
  readonly kind: 'bar' | 'tick' | 'band' | 'line' | 'dot' | 'window' | 'limit' | 'today'
  readonly children: ReactNode
}

/** One entry of a legend, drawn as the chart draws it. */
export function LegendKey({ kind, children }: Props) {
  return (
    <span className="legend-key" data-kind={kind}>
      <i aria-hidden />
      {children}
    </span>
  )
}
