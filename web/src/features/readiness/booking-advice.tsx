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
  const { choice, close, prices, options } = advice
  return (
    <Panel title="Book, wait or defer">
      <div className="readiness-of-advice">
        <Notice tone={choice === 'book' ? 'good' : choice === 'none' ? 'bad' : 'warn'} title={adviceCalled[choice]}>
          {close ? 'Another choice costs about the same: what suits you decides.' : null}
        </Notice>
        <DataTable
          label="Choices with their expected cost"
          columns={columns}
          rows={options.map((option) => ({ ...option, currency: prices.currency }))}
          rowId={(option) => option.choice}
          sortedBy={cheapestFirst}
          framed
          empty={null}
        />
        <p>{countedWith(advice)}</p>
      </div>
    </Panel>
  )
}

const feeFromCalled = { catalogue: 'catalogue', organisation: 'set by your organisation' }
const costsFromCalled: Readonly<Record<Advice['prices']['costsFrom'], string>> = {
  organisation: 'Your organisation counts',
  default: 'Nobody has set costs yet; counted are',
  'other-currency': 'Your organisation’s costs are in another currency than the fee, so the defaults count:',
}

/** What the sums rest on, and where each figure comes from. */
function countedWith({ prices, assumed }: Advice): string {
  const { currency, feeMinor, weekMinor, participantHourMinor, feeFrom, costsFrom } = prices
  return [
    `An attempt costs ${amount(feeMinor, currency)} (${feeFromCalled[feeFrom]}).`,
    `${costsFromCalled[costsFrom]} ${amount(participantHourMinor, currency)} for an hour of study and ${amount(weekMinor, currency)} for a week without the certificate.`,
    `Assumed: ${assumed.hoursAfterFailure} hours of study after a failed attempt and ${assumed.retakeDays} days until the next one. Studying goes on while waiting.`,
  ].join(' ')
}
