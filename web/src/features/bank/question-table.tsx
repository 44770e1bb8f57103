import type { readBankOverview, ReplyOf, searchQuestions } from '@cadre/contracts'
import { Button, Checkbox } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHere } from '../../api/here.ts'
import { dateText } from '../../lib/format/date.ts'
import { isoText, momentIn, spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { useViewer } from '../../ui/data/viewer.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { kindWords, stateTones, stateWords } from './words.ts'

type Row = ReplyOf<typeof searchQuestions>['items'][number]
type Overview = ReplyOf<typeof readBankOverview>
type Props = {
  readonly rows: readonly Row[]
  readonly overview: Overview
  readonly chosen: ReadonlySet<string>
  /** Null: nothing can be chosen. */
  readonly onToggle: ((questionId: string) => void) | null
}

/** The day; the minute is for whoever points at it. */
function ChangedOn({ at }: { readonly at: string }) {
  const { zone } = useViewer()
  const from = instantAt(at)
  return (
    <time className="bank-page-day" dateTime={isoText(from)} title={spanText({ from }, zone)}>
      {dateText(momentIn(zone, from).date, 'short')}
    </time>
  )
}

type Placed = (row: Row) => string

const told = (placed: Placed): readonly Column<Row>[] => [
  {
    id: 'question',
    header: 'Question',
    sortable: false,
    value: ({ excerpt }) => excerpt,
    cell: ({ excerpt, tags }) => (
      <span className="bank-page-name">
        {excerpt === '' ? 'No words yet' : excerpt}
        {tags.length > 0 && <small>{tags.join(' · ')}</small>}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    sortable: false,
    value: ({ state }) => stateWords[state],
    cell: ({ state }) => (
      <Mark tone={stateTones[state]} wraps>
        {stateWords[state]}
      </Mark>
    ),
  },
  {
    id: 'place',
    header: 'Place',
    sortable: false,
    value: ({ code }) => code,
    cell: (row) => (
      <span className="bank-page-name">
        {row.code}
        <small>{placed(row)}</small>
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    sortable: false,
    value: ({ kind }) => kindWords[kind],
    cell: ({ kind, difficulty }) => (
      <span className="bank-page-name">
        {kindWords[kind]}
        {difficulty !== null && <small>Difficulty {difficulty}</small>}
      </span>
    ),
  },
  { id: 'author', header: 'Author', sortable: false, value: ({ author }) => author },
  {
    id: 'changed',
    header: 'Changed',
    sortable: false,
    value: ({ changedAt }) => changedAt,
    cell: ({ changedAt }) => <ChangedOn at={changedAt} />,
  },
]

/** In the server's order, the last changed first: a page of a long list cannot be sorted by itself. */
export function QuestionTable({ rows, overview, chosen, onToggle }: Props) {
  const { at } = useHere()
  const navigate = useNavigate()
  const columns = useMemo(
    () => [...told(placedBy(overview)), ...(onToggle ? [choice(chosen, onToggle)] : [])],
    [overview, chosen, onToggle],
  )
  return (
    <DataTable
      label="Questions"
      columns={columns}
      rows={rows}
      framed
      rowId={({ questionId }) => questionId}
      onOpen={({ questionId }) => void navigate({ to: at(`questions/${questionId}`) })}
      empty={
        <EmptyState
          title="No question fits"
          action={
            <Button component={Link} to={at('questions')} variant="default">
              Show all
            </Button>
          }
        >
          Nothing in the bank has all that is typed and chosen above.
        </EmptyState>
      }
    />
  )
}

const choice = (chosen: ReadonlySet<string>, toggle: (questionId: string) => void): Column<Row> => ({
  id: 'choose',
  header: 'Choose',
  sortable: false,
  value: () => null,
  cell: ({ questionId, excerpt }) => (
    <Checkbox
      aria-label={`Choose "${excerpt.slice(0, 60)}"`}
      checked={chosen.has(questionId)}
      onChange={() => toggle(questionId)}
    />
  ),
})

/** The domain by its name, with the objective's key. */
function placedBy({ certifications }: Overview): Placed {
  const names = new Map(
    certifications.flatMap(({ code, domains }) => domains.map(({ key, name }) => [`${code} ${key}`, name] as const)),
  )
  return ({ code, domain, objective }) =>
    [names.get(`${code} ${domain}`) ?? domain, ...(objective === null ? [] : [objective])].join(', ')
}
