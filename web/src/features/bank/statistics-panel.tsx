import { readQuestionStatistics, type ReplyOf } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { intervalText } from '../../lib/format/interval.ts'
import { countText, percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Proportion } from '../../ui/data/proportion.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import type { Tone } from '../../ui/theme/tokens.ts'

type Version = ReplyOf<typeof readQuestionStatistics>['items'][number]
type Option = Version['options'][number]

/** How it behaved in real attempts, each version by itself. */
export function StatisticsPanel({ questionId }: { readonly questionId: Id<'qst'> }) {
  const { organisationId } = useHere()
  const statistics = useReading(readQuestionStatistics, { params: { organisationId, questionId } })
  return (
    <Panel title="In real attempts">
      <Loaded of={statistics} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="question-page-note">Nobody has answered it yet.</p>
          ) : (
            <div className="question-page-stack">
              {items.map((version) => (
                <OfVersion key={version.versionId} version={version} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}

const toneOf = ({ flags }: Version): Tone =>
  flags.includes('miskey-suspect') || flags.includes('negative-discrimination')
    ? 'bad'
    : flags.includes('not-enough-data') || flags.length === 0
      ? 'calm'
      : 'warn'

function OfVersion({ version }: { readonly version: Version }) {
  const { number, n, missing, right, rightInterval, rest, restInterval, options } = version
  return (
    <div className="question-page-stack">
      <h3>Version {number}</h3>
      <Mark tone={toneOf(version)} wraps>
        {version.words}
      </Mark>
      <Proportion
        label="Right"
        unit="answer"
        missing={missing}
        estimate={right === null || !rightInterval ? null : { value: right, n, ...rightInterval }}
      />
      {missing === 0 && rest !== null && (
        <p className="question-page-note">
          Correlation with the rest of the attempt: {rest.toFixed(2)}
          {restInterval && ` (${restInterval.low.toFixed(2)} to ${restInterval.high.toFixed(2)})`}, from{' '}
          {countText(n, 'answer')}
        </p>
      )}
      {options.length > 0 && (
        <>
          <p className="question-page-note">
            Who chose what, of {countText(n, 'answer')}. Weaker takers had less than half of the rest right, stronger
            ones three quarters.
          </p>
          <DataTable label="Options" columns={columns} rows={options} rowId={({ id }) => id} empty={null} />
        </>
      )}
    </div>
  )
}

const columns: readonly Column<Option>[] = [
  {
    id: 'option',
    header: 'Option',
    sortable: false,
    value: ({ text }) => text,
    cell: ({ text, isKey }) => (
      <>
        {isKey && <Mark tone="good">Key</Mark>} {text}
      </>
    ),
  },
  {
    id: 'share',
    header: 'Chosen by',
    numeric: true,
    sortable: false,
    value: ({ share }) => share,
    cell: ({ share, shareInterval }) =>
      `${percentText(share)}${shareInterval ? ` (${intervalText(shareInterval.low, shareInterval.high)})` : ''}`,
  },
  {
    id: 'groups',
    header: 'Weaker · middle · stronger',
    numeric: true,
    sortable: false,
    value: ({ byGroup }) => byGroup.join(' · '),
  },
]
