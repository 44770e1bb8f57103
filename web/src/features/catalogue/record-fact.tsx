import { recordFact } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { useViewer } from '../../ui/data/viewer.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { ChoiceField, DateField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { factText } from './fact-text.ts'
import { FactValueFields } from './fact-value-fields.tsx'
import { blankValue, readValue, shapesOf } from './typed-value.ts'
import { choicesOf, confidenceWords, type Detail, type FactKey, factWords } from './words.ts'

const confidences = choicesOf({ high: confidenceWords.high, medium: confidenceWords.medium, low: confidenceWords.low })
const minutes: FactKey = 'minutes'
const medium: 'high' | 'medium' | 'low' = 'medium'

type Props = { readonly detail: Detail; readonly onClose: () => void }

/** What a source says. A value that differs from what is there is kept beside it. */
export function RecordFact({ detail: { certificationId, code, facts }, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const { zone } = useViewer()
  const refresh = useRefresh('catalogue')
  const form = useForm({
    initialValues: {
      key: minutes,
      value: blankValue(shapesOf[minutes][0]),
      confidence: medium,
      source: '',
      asOf: String(todayIn(zone, browserClock())),
      version: '',
    },
    validate: {
      source: filled('Say where you read it'),
      value: (value) => (readValue(value) ? null : 'Fill in the value'),
    },
  })
  const { key } = form.values
  const known = facts.find((group) => group.key === key)?.facts ?? []
  const write = useWrite(
    (body: typeof form.values, again) => {
      const value = readValue(body.value) ?? { kind: 'undisclosed' as const, note: '' }
      const version = body.version.trim() === '' ? null : body.version
      const params = { organisationId, certificationId }
      return call(recordFact, { params, body: { ...body, value, version } }, again)
    },
    async () => {
      await refresh()
      sayDone(`${factWords[key]} of ${code} is recorded`)
      onClose()
    },
  )
  const chooseKey = (next: string): void => {
    const chosen = Object.keys(factWords).find((name): name is FactKey => name === next)
    if (chosen) form.setValues({ key: chosen, value: blankValue(shapesOf[chosen][0]) })
  }
  return (
    <Modal opened onClose={onClose} title={`Record a fact of ${code}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Record fact" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <ChoiceField
          name="key"
          label="What it is about"
          data={choicesOf(factWords)}
          value={key}
          onChange={(event) => chooseKey(event.currentTarget.value)}
        />
        <FactValueFields
          shapes={shapesOf[key]}
          value={form.values.value}
          error={form.errors['value']}
          onChange={(value) => form.setFieldValue('value', value)}
        />
        {known.length > 0 && (
          <Mark tone="calm">Recorded already: {known.map((fact) => factText(key, fact.value)).join(' and ')}</Mark>
        )}
        <TextField
          name="source"
          label="Source"
          description="Web address, or the document and its page"
          {...form.getInputProps('source')}
        />
        <div className="form-row">
          <DateField name="asOf" label="Read on" {...form.getInputProps('asOf')} />
          <TextField name="version" label="Guide version" optional {...form.getInputProps('version')} />
        </div>
        <ChoiceField name="confidence" label="How sure" data={confidences} {...form.getInputProps('confidence')} />
      </Form>
    </Modal>
  )
}
