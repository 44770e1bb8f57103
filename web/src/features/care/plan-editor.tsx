import { saveCarePlan, stepKinds } from '@cadre/contracts'
import { addDays } from '@cadre/kernel'
import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { usePeople } from '../../api/people.ts'
import { useWriting } from '../../api/writing.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { parsedDate } from '../../lib/format/wire.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField, DateField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Learner } from './learner.ts'
import { type CarePlan, type Step, stepCalled } from './words.ts'

type Props = { readonly plan: CarePlan | null; readonly learner: Learner; readonly onClose: () => void }
type Draft = Step & { readonly key: number }

const blank = (key: number): Draft => ({ key, kind: 'practice', words: '', url: null, dueOn: null, done: false })

/** Steps, an owner and a day to look again: what a one-to-one ends with. */
export function PlanEditor({ plan, learner, onClose }: Props) {
  const { organisationId, personId, zone } = useHere()
  const save = useWriting(saveCarePlan)
  const people = usePeople()
  const refusal = useFailure()
  const [steps, setSteps] = useState<readonly Draft[]>(plan?.steps.map((step, key) => ({ ...step, key })) ?? [blank(0)])
  const [ownerId, setOwnerId] = useState<string>(plan?.ownerId ?? personId)
  const [followUpOn, setFollowUpOn] = useState<string>(plan?.followUpOn ?? addDays(todayIn(zone, browserClock()), 7))
  const set = (key: number, change: Partial<Step>): void =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...change } : step)))
  const run = async (): Promise<void> => {
    refusal.clear()
    const kept = steps.filter(({ words }) => words.trim() !== '').map(({ key: _key, ...step }) => step)
    const body = { expectedRevision: plan?.revision ?? 0, ownerId, steps: kept, followUpOn, state: 'open' as const }
    const done = await save.run({ params: { organisationId, ...learner }, body })
    if (!done.ok) return refusal.show(done.failure)
    sayDone('The plan is agreed')
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={plan ? 'Change the plan' : 'Agree a plan'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form
        submit="Agree the plan"
        busy={save.busy}
        failure={refusal.failure}
        secondary={
          <Button
            variant="default"
            onClick={() => setSteps([...steps, blank(Math.max(...steps.map(({ key }) => key), 0) + 1)])}
          >
            Add a step
          </Button>
        }
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        {steps.map((step, index) => (
          <fieldset key={step.key} className="care-page-step" aria-label={`Step ${index + 1}`}>
            <TextField
              name={`steps.${index}.words`}
              label={`Step ${index + 1}`}
              value={step.words}
              onChange={(event) => set(step.key, { words: event.currentTarget.value })}
            />
            <div className="form-row">
              <ChoiceField
                name={`steps.${index}.kind`}
                label="Kind"
                data={stepKinds.map((value) => ({ value, label: stepCalled[value] }))}
                value={step.kind}
                onChange={(event) =>
                  set(step.key, { kind: stepKinds.find((each) => each === event.currentTarget.value) ?? 'other' })
                }
              />
              <DateField
                name={`steps.${index}.dueOn`}
                label="Until"
                optional
                value={step.dueOn ?? ''}
                onChange={(event) => set(step.key, { dueOn: parsedDate(event.currentTarget.value) })}
              />
            </div>
            {step.kind === 'material' && (
              <TextField
                name={`steps.${index}.url`}
                label="Web address"
                type="url"
                optional
                value={step.url ?? ''}
                onChange={(event) =>
                  set(step.key, { url: event.currentTarget.value === '' ? null : event.currentTarget.value })
                }
              />
            )}
          </fieldset>
        ))}
        <div className="form-row">
          <Select
            label="Owner"
            searchable
            allowDeselect={false}
            value={ownerId}
            onChange={(chosen) => chosen !== null && setOwnerId(chosen)}
            onSearchChange={people.find}
            data={(people.value ?? []).map((one) => ({ value: one.personId, label: one.name }))}
          />
          <DateField
            name="followUpOn"
            label="Look again on"
            value={followUpOn}
            onChange={(event) => setFollowUpOn(event.currentTarget.value)}
          />
        </div>
      </Form>
    </Modal>
  )
}
