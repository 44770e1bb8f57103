import { money } from '@cadre/kernel'
import { dateText } from '../../lib/format/date.ts'
import { moneyText, percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { adviceCalled, choiceCalled, type Advice } from './words.ts'

type Option = Advice['options'][number] & { readonly currency: string }

const amount = (minor: number, currency: string): string => moneyText(money(minor, currency))

const columns: Column<Option>[] = [
  { id: 'choice', header: 'Choice', value: ({ choice }) => choiceCalled[choice] },
  { id: 'on', header: 'Exam on', value: ({ on }) => on, cell: ({ on }) => dateText(on, 'full') },
  {
    id: 'chance',
    header: 'Chance',
    numeric: true,
    value: ({ chance }) => chance,
    cell: ({ chance }) => percentText(chance),
  },
  {
    id: 'retakes',
    header: 'Expected for retakes',
    numeric: true,
    value: ({ expectedRetakeMinor }) => expectedRetakeMinor,
    cell: ({ expectedRetakeMinor, currency }) => amount(expectedRetakeMinor, currency),
  },
  {
    id: 'cost',
    header: 'Expected in all',
    numeric: true,
    value: ({ expectedMinor }) => expectedMinor,
    cell: ({ expectedMinor, currency }) => amount(expectedMinor, currency),
  },
]

const cheapestFirst = { id: 'cost', desc: false }

/** Book, wait or defer: what each is expected to cost, and what the comparison takes for granted (R2). */
export function BookingAdvice({ advice }: { readonly advice: Advice }) {
  const { choice, close, currency, feeMinor, options, assumed } = advice
  return (
    <Panel title="Book, wait or defer">
      <div className="readiness-of-advice">
        <Notice tone={choice === 'book' ? 'good' : choice === 'none' ? 'bad' : 'warn'} title={adviceCalled[choice]}>
          {close ? 'Another choice costs about the same: what suits you decides.' : null}
        </Notice>
        <DataTable
          label="Choices with their expected cost"
          columns={columns}
          rows={options.map((option) => ({ ...option, currency }))}
          rowId={(option) => option.choice}
          sortedBy={cheapestFirst}
          framed
          empty={null}
        />
        <p>
          An attempt costs {amount(feeMinor, currency)} (catalogue). Assumed: {assumed.hoursAfterFailure} hours of study
          after a failed attempt at {amount(assumed.perHourMinor, currency)} an hour (reference programme),{' '}
          {assumed.retakeDays} days until the next one, and {amount(assumed.perDayMinor, currency)} for each day without
          the certificate. Studying goes on while waiting.
        </p>
      </div>
    </Panel>
  )
}
