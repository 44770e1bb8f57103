import { moveVoucher } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { usePeople } from '../../api/people.ts'
import { useWriting } from '../../api/writing.ts'
import { PersonSelect } from '../../ui/form/person-select.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Voucher } from './words.ts'

type Props = { readonly voucher: Voucher; readonly onClose: () => void }

/** A voucher is kept for one person, who then sees its code. */
export function AssignVoucher({ voucher, onClose }: Props) {
  const { organisationId } = useHere()
  const people = usePeople()
  const assign = useWriting(moveVoucher)
  const refusal = useFailure()
  const [personId, setPersonId] = useState<string | null>(null)
  const run = async (): Promise<void> => {
    refusal.clear()
    if (personId === null) return
    const params = { organisationId, voucherId: voucher.voucherId }
    const done = await assign.run({ params, body: { event: 'assign', personId } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${voucher.voucherCode} is assigned; its holder finds it under Exams`)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Assign ${voucher.voucherCode}, ${voucher.code}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form
        submit="Assign the voucher"
        busy={assign.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <PersonSelect label="To whom" people={people} value={personId} onChange={setPersonId} />
      </Form>
    </Modal>
  )
}
