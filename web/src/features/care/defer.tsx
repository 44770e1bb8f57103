import { listCohorts, type ReplyOf } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateRangeText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { filled } from '../../ui/form/checks.ts'
import { DeferDialog, type Deferring } from './defer-dialog.tsx'
import type { Learner } from './learner.ts'
import type { CareOfOne } from './words.ts'

type Props = { readonly care: CareOfOne; readonly learner: Learner; readonly onClose: () => void }

const empty = { toCohortId: '', reason: '', amount: '' as number | string, currency: 'EUR', words: '' }

/** To which cohort, why and for what fee; then every consequence, and one commit. */
export function Defer({ care, learner, onClose }: Props) {
  const { organisationId } = useHere()
  const cohorts = useReading(listCohorts, { params: { organisationId }, query: {} })
  const [deferring, setDeferring] = useState<Deferring | null>(null)
  const form = useForm({
    initialValues: empty,
    validate: {
      toCohortId: filled('Choose a cohort'),
      reason: filled('Say why: it is kept'),
      words: (words, { amount }) => (amount !== '' && words.trim() === '' ? 'Say what the fee is for' : null),
    },
  })
  if (deferring) return <DeferDialog name={care.name} learner={learner} deferring={deferring} onClose={onClose} />
  const title = `Defer ${care.name}`
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Loaded of={cohorts} rows={4}>
        {({ items }) => (
          <Form
            submit="Show what it means"
            failure={null}
            onSubmit={form.onSubmit(({ toCohortId, reason, amount, currency, words }) =>
              setDeferring({
                toCohortId,
                reason,
                toName: items.find(({ cohortId }) => cohortId === toCohortId)?.name ?? '',
                fee:
                  amount === ''
                    ? null
                    : { minor: Math.round(Number(amount) * 100), currency: currency.toUpperCase(), words },
              }),
            )}
          >
            <ChoiceField
              name="toCohortId"
              label="To the cohort"
              description="Of the same certification, and not over yet"
              data={[
                { value: '', label: 'Choose one' },
                ...items.filter((one) => isOpenTo(one, care, learner)).map(choice),
              ]}
              {...form.getInputProps('toCohortId')}
            />
            <TextField name="reason" label="Why" {...form.getInputProps('reason')} />
            <div className="form-row">
              <NumberField
                name="fee.minor"
                label="Fee"
                description="Negative: given back"
                optional
                hideControls
                {...form.getInputProps('amount')}
              />
              <TextField name="fee.currency" label="Currency" {...form.getInputProps('currency')} />
            </div>
            <TextField name="fee.words" label="What the fee is for" optional {...form.getInputProps('words')} />
          </Form>
        )}
      </Loaded>
    </Modal>
  )
}

type Cohort = ReplyOf<typeof listCohorts>['items'][number]

const isOpenTo = ({ cohortId, certificationId, stage }: Cohort, care: CareOfOne, learner: Learner): boolean =>
  cohortId !== learner.cohortId &&
  certificationId === care.certificationId &&
  (stage === 'tentative' || stage === 'confirmed' || stage === 'running')

const choice = ({ cohortId, name, startsOn, endsOn, seats }: Cohort) => ({
  value: cohortId,
  label: `${name}, ${dateRangeText(startsOn, endsOn)}, ${countText(seats, 'seat')}`,
})
