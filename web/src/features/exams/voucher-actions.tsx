import { moveVoucher } from '@cadre/contracts'
import { Button, Menu } from '@mantine/core'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { type Voucher, voucherCalled } from './words.ts'

type Move = 'release' | 'use' | 'correct' | 'return'
const offered: Readonly<Record<Voucher['state'], readonly (readonly [Move, string])[]>> = {
  stock: [['return', 'Return to its source']],
  assigned: [
    ['release', 'Take back into stock'],
    ['use', 'Mark as used'],
  ],
  used: [['correct', 'It was not used after all']],
  expired: [],
  returned: [],
}

type Props = { readonly voucher: Voucher; readonly onAssign: (voucher: Voucher) => void }

/** What can be done with a voucher in its state; nothing is offered that would be refused. */
export function VoucherActions({ voucher, onAssign }: Props) {
  const { organisationId } = useHere()
  const move = useWriting(moveVoucher)
  const moves = offered[voucher.state]
  if (moves.length === 0) return null
  const run = async (event: Move): Promise<void> => {
    const params = { organisationId, voucherId: voucher.voucherId }
    const done = await move.run({ params, body: { event } })
    if (!done.ok) return sayFailure(done.failure)
    sayDone(`${voucher.voucherCode}: ${voucherCalled[done.value.state].words.toLowerCase()}`)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" loading={move.busy}>
          Change<span className="visually-hidden"> {voucher.voucherCode}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {voucher.state === 'stock' && <Menu.Item onClick={() => onAssign(voucher)}>Assign to somebody</Menu.Item>}
        {moves.map(([event, words]) => (
          <Menu.Item key={event} onClick={() => void run(event)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
