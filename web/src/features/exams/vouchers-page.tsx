import './exams-page.css'
import { listVouchers } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText, moneyText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { AddVouchers } from './add-vouchers.tsx'
import { AssignVoucher } from './assign-voucher.tsx'
import { ExamLinks } from './exam-links.tsx'
import { VoucherActions } from './voucher-actions.tsx'
import { type Voucher, voucherCalled } from './words.ts'

/** The stock of vouchers: who holds which, what is used, what runs out first (R4). */
export function VouchersPage() {
  const { organisationId, may } = useHere()
  const found = useReading(listVouchers, { params: { organisationId } })
  const [adding, setAdding] = useState(false)
  const [assigning, setAssigning] = useState<Voucher | null>(null)
  const columns = useMemo(() => columnsFor(setAssigning), [])
  const add = <Button onClick={() => setAdding(true)}>Add vouchers</Button>
  return (
    <>
      <PageHeader title="Exam vouchers" {...(may('exams.manage') ? { action: add } : {})} />
      <ExamLinks />
      <Loaded of={found} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No voucher is registered"
              icon={<IconTicket size={24} stroke={1.5} aria-hidden />}
              action={add}
            >
              Register codes from partner benefits or bought in bulk: they are kept for people, warned about before they
              expire, and used up by results.
            </EmptyState>
          ) : (
            <Panel title={stockWords(items)} flush>
              <DataTable
                label="Vouchers"
                columns={columns}
                rows={items}
                rowId={({ voucherId }) => voucherId}
                sortedBy={{ id: 'expires', desc: false }}
                empty={null}
              />
            </Panel>
          )
        }
      </Loaded>
      {adding && <AddVouchers onClose={() => setAdding(false)} />}
      {assigning && <AssignVoucher voucher={assigning} onClose={() => setAssigning(null)} />}
    </>
  )
}

function stockWords(vouchers: readonly Voucher[]): string {
  const count = (wanted: Voucher['state']) => vouchers.filter(({ state }) => state === wanted).length
  return `${countText(count('stock'), 'voucher')} in stock, ${count('assigned')} assigned`
}

const columnsFor = (assign: (voucher: Voucher) => void): Column<Voucher>[] => [
  {
    id: 'code',
    header: 'Voucher',
    value: ({ voucherCode }) => voucherCode,
    cell: ({ voucherCode }) => <span className="exams-page-code">{voucherCode}</span>,
  },
  {
    id: 'exam',
    header: 'Exam',
    value: ({ code }) => code,
    cell: ({ code }) => <span className="data-table-whole">{code}</span>,
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => voucherCalled[state].words,
    cell: ({ state, personName }) => (
      <Mark tone={voucherCalled[state].tone} wraps>
        {personName === null ? voucherCalled[state].words : `${voucherCalled[state].words}: ${personName}`}
      </Mark>
    ),
  },
  {
    id: 'expires',
    header: 'Good until',
    value: ({ expiresOn }) => expiresOn,
    cell: ({ expiresOn, endsBeforeExam }) =>
      endsBeforeExam ? (
        <Mark tone="bad" wraps>{`${dateText(expiresOn, 'full')}, before the exam`}</Mark>
      ) : (
        dateText(expiresOn, 'full')
      ),
  },
  {
    id: 'value',
    header: 'Value',
    numeric: true,
    value: ({ value }) => value.minor,
    cell: ({ value }) => moneyText(value),
  },
  { id: 'source', header: 'From', value: ({ source }) => source },
  {
    id: 'actions',
    header: 'Actions',
    sortable: false,
    value: () => null,
    cell: (voucher) => <VoucherActions voucher={voucher} onAssign={assign} />,
  },
]
