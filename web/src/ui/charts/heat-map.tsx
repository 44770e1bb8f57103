import './heat-map.css'
import type { ReactNode } from 'react'
import { percentText } from '../../lib/format/number.ts'

export type HeatRow = {
  readonly id: string
  readonly label: string
  /** One share between 0 and 1 for each column; null where nothing is known. */
  readonly cells: readonly (number | null)[]
  /** How much each cell rests on; shown beneath it. */
  readonly counts?: readonly number[]
  /** In place of the label: a link to the rows. */
  readonly header?: ReactNode
}

type Props = {
  readonly label: string
  readonly first: string
  readonly columns: readonly string[]
  readonly rows: readonly HeatRow[]
}

const steps = 5

/** Shares as numbers on a wash that deepens with them. It is a table already, so it needs no twin. */
export function HeatMap({ label, first, columns, rows }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="heat-map" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col" title={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.header ?? row.label}</th>
              {row.cells.map((share, i) => (
                <td
                  key={columns[i]}
                  data-step={share === null ? 'none' : Math.min(steps - 1, Math.floor(share * steps))}
                >
                  {share === null ? '\u2013' : percentText(share)}
                  {row.counts && <small>n {row.counts[i] ?? 0}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
