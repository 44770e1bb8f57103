import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField, ChoiceField, DateField, TextAreaField, TextField, TimeField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'

const taken = {
  code: 'cohorts.name-taken',
  title: 'The cohort was not planned.',
  detail: 'Nothing was sent. Two things need a change:',
  fields: {
    name: 'Another cohort is called "AI foundations, cohort B"',
    start: 'The trainer is away until 15 Mar',
  },
  passing: false,
}

export function FormSection() {
  const refusal = useFailure()
  const form = useForm({
    initialValues: {
      name: 'AI foundations, cohort B',
      level: 'foundation',
      start: '2027-03-02',
      time: '17:00',
      zone: 'America/New_York',
      people: 5,
      notes: '',
      tentative: true,
    },
    validate: { name: (name) => (name.trim() === '' ? 'Give the cohort a name' : null) },
  })
  const save = (values: { name: string }): void => {
    if (values.name === taken.fields.name || values.name === 'AI foundations, cohort B') refusal.show(taken)
    else {
      refusal.clear()
      sayDone(`${values.name} is planned`)
    }
  }
  return (
    <Panel title="Form">
      <Form
        submit="Plan the cohort"
        failure={refusal.failure}
        onSubmit={form.onSubmit(save)}
        secondary={<Button variant="default">Save as draft</Button>}
      >
        <TextField name="name" label="Name" {...form.getInputProps('name')} />
        <div className="form-row">
          <ChoiceField
            name="level"
            label="Level"
            data={[
              { value: 'foundation', label: 'Foundation, 4–6 weeks' },
              { value: 'advanced', label: 'Advanced, 8–10 weeks' },
            ]}
            {...form.getInputProps('level')}
          />
          <NumberField
            name="people"
            label="People"
            description="3 to 6 is recommended"
            {...form.getInputProps('people')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </div>
        <div className="form-row">
          <DateField name="start" label="First session" {...form.getInputProps('start')} />
          <TimeField name="time" label="At" {...form.getInputProps('time')} />
        </div>
        <ZoneField name="zone" label="Time zone" {...form.getInputProps('zone')} />
        <TextAreaField name="notes" label="Notes for the trainer" optional {...form.getInputProps('notes')} />
        <CheckField
          name="tentative"
          label="Tentative until three people have accepted"
          {...form.getInputProps('tentative', { type: 'checkbox' })}
        />
      </Form>
    </Panel>
  )
}
