import { saveTrainer } from '@cadre/contracts'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField, ChoiceField, TextAreaField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Trainer } from './words.ts'

type Props = { readonly personId: string; readonly known: Trainer | null; readonly onSaved: () => void }

const judgements = [
  { value: '', label: 'Not known yet' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'Not yet' },
]
const asText = (judged: boolean | null): string => (judged === null ? '' : judged ? 'yes' : 'no')
const asJudgement = (text: string): boolean | null => (text === '' ? null : text === 'yes')

/** What is known of a trainer besides their certificates. What is not known stays so: nothing is guessed. */
export function TrainerForm({ personId, known, onSaved }: Props) {
  const { organisationId } = useHere()
  const save = useWriting(saveTrainer, 'cohorts')
  const refusal = useFailure()
  const [months, setMonths] = useState<number | string>(known?.handsOnMonths ?? '')
  const [willing, setWilling] = useState(known?.willing ?? true)
  const [explains, setExplains] = useState(asText(known?.explainsWell ?? null))
  const [hours, setHours] = useState<number | string>((known?.weeklyMinutes ?? 240) / 60)
  const [notes, setNotes] = useState(known?.notes ?? '')
  const run = async (): Promise<void> => {
    refusal.clear()
    const body = {
      handsOnMonths: months === '' ? null : Number(months),
      willing,
      explainsWell: asJudgement(explains),
      weeklyMinutes: Math.round(Number(hours) * 60),
      notes,
    }
    const done = await save.run({ params: { organisationId, personId }, body })
    if (!done.ok) return refusal.show(done.failure)
    sayDone('The register is up to date.')
    onSaved()
  }
  return (
    <Form
      submit={known ? 'Save what is known' : 'Register'}
      busy={save.busy}
      failure={refusal.failure}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <div className="form-row">
        <NumberField
          name="handsOnMonths"
          label="Months of hands-on use"
          optional
          description="12 or more are asked for"
          min={0}
          max={600}
          value={months}
          onChange={setMonths}
        />
        <NumberField
          name="weeklyMinutes"
          label="Hours a week for teaching"
          description="Sessions, preparation and support"
          min={0}
          max={40}
          step={0.5}
          value={hours}
          onChange={setHours}
        />
      </div>
      <ChoiceField
        name="explainsWell"
        label="Explains well"
        value={explains}
        onChange={({ currentTarget }) => setExplains(currentTarget.value)}
        data={judgements}
      />
      <CheckField
        name="willing"
        label="Wants to teach, for the whole programme"
        checked={willing}
        onChange={({ currentTarget }) => setWilling(currentTarget.checked)}
      />
      <TextAreaField
        name="notes"
        label="Notes"
        optional
        maxLength={2000}
        value={notes}
        onChange={({ currentTarget }) => setNotes(currentTarget.value)}
      />
    </Form>
  )
}
