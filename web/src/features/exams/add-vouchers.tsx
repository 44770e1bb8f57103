import { addVouchers, listCertifications } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { countText } from '../../lib/format/number.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { ChoiceField, DateField, TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'

const empty = {
  certificationId: '',
  source: '',
  amount: '' as number | string,
  currency: 'USD',
  expiresOn: '',
  codes: '',
}
const codesIn = (typed: string): string[] => [...new Set(typed.split(/[\s,;]+/).filter((code) => code !== ''))]

/** Codes of one source, value and expiry come into stock together. */
export function AddVouchers({ onClose }: { readonly onClose: () => void }) {
  const { organisationId } = useHere()
  const certifications = useReading(listCertifications, { params: { organisationId } })
  const add = useWriting(addVouchers)
  const refusal = useFailure()
  const form = useForm({
    initialValues: empty,
    validate: {
      certificationId: filled('Choose a certification'),
      source: filled('Say where they come from'),
      expiresOn: filled('Say until when they are good'),
      codes: filled('Paste at least one code'),
    },
  })
  const run = async ({ amount, currency, codes, ...said }: typeof empty): Promise<void> => {
    refusal.clear()
    const value = { minor: Math.round(Number(amount) * 100), currency: currency.trim().toUpperCase() }
    const done = await add.run({ params: { organisationId }, body: { ...said, value, codes: codesIn(codes) } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${countText(done.value.voucherIds.length, 'voucher')} added to stock`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Add vouchers" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Add to stock"
        busy={add.busy}
        failure={refusal.failure}
        onSubmit={form.onSubmit((values) => void run(values))}
      >
        <ChoiceField
          name="certificationId"
          label="Certification"
          data={[
            { value: '', label: 'Choose one' },
            ...(certifications.value?.items ?? []).map(({ certificationId, code, name }) => ({
              value: certificationId,
              label: `${code} ${name}`,
            })),
          ]}
          {...form.getInputProps('certificationId')}
        />
        <TextField
          name="source"
          label="From"
          description="Partner benefits, bought in bulk …"
          {...form.getInputProps('source')}
        />
        <div className="form-row">
          <NumberField name="value.minor" label="Worth" min={0} hideControls {...form.getInputProps('amount')} />
          <TextField name="value.currency" label="Currency" {...form.getInputProps('currency')} />
          <DateField name="expiresOn" label="Good until" {...form.getInputProps('expiresOn')} />
        </div>
        <TextAreaField
          name="codes"
          label="Codes"
          description="One a line, or separated by commas"
          {...form.getInputProps('codes')}
        />
      </Form>
    </Modal>
  )
}
