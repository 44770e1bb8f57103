import type { listCertificates, ReplyOf } from '@cadre/contracts'
import type { PlainDate } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { dateText } from '../../lib/format/date.ts'
import type { Column } from '../../ui/data/column.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { expiryOf } from './expiry.ts'

type Row = ReplyOf<typeof listCertificates>['items'][number]

/** What is said of each certificate on a day, with the way to take a wrong one off the list. */
export const certificateColumns = (
  today: PlainDate,
  mayRemove: (row: Row) => boolean,
  onRemove: (row: Row) => void,
): Column<Row>[] => [
  { id: 'person', header: 'Held by', value: (row) => row.personName },
  { id: 'code', header: 'Certification', value: (row) => row.code },
  { id: 'earnedOn', header: 'Earned', value: (row) => row.earnedOn, cell: (row) => dateText(row.earnedOn, 'full') },
  {
    id: 'expiresOn',
    header: 'Expires',
    value: (row) => row.expiresOn,
    cell: (row) => (row.expiresOn === null ? '\u2013' : dateText(row.expiresOn, 'full')),
  },
  {
    id: 'state',
    header: 'State',
    value: (row) => expiryOf(row.expiresOn, today).words,
    cell: (row) => <Mark tone={expiryOf(row.expiresOn, today).tone}>{expiryOf(row.expiresOn, today).words}</Mark>,
  },
  { id: 'score', header: 'Score', numeric: true, value: (row) => row.score, cell: (row) => row.score ?? '\u2013' },
  { id: 'proof', header: 'Proof', sortable: false, value: () => null, cell: (row) => <Proof row={row} /> },
  {
    id: 'act',
    header: 'Recorded wrongly',
    sortable: false,
    value: () => null,
    cell: (row) => (mayRemove(row) ? <Remove row={row} onRemove={onRemove} /> : '\u2013'),
  },
]

function Remove({ row, onRemove }: { readonly row: Row; readonly onRemove: (row: Row) => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={() => onRemove(row)}>
      Remove<span className="visually-hidden">{` ${row.code} of ${row.personName}`}</span>
    </Button>
  )
}

function Proof({ row }: { readonly row: Row }) {
  if (row.credentialUrl === null) return <>{'\u2013'}</>
  return (
    <a href={row.credentialUrl} rel="noreferrer" target="_blank">
      Open<span className="visually-hidden">{` the proof of ${row.code}, ${row.personName}`}</span>
    </a>
  )
}
