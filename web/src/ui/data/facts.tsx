import './facts.css'
import type { ReactNode } from 'react'

export type Fact = { readonly label: string; readonly value: ReactNode; readonly source?: string }

/** Labelled values in a row or a column; each may name its source. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, source }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {source !== undefined && <dd className="facts-source">{source}</dd>}
        </div>
      ))}
    </dl>
  )
}
