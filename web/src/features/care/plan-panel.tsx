import { saveCarePlan } from '@cadre/contracts'
import { Button, Checkbox } from '@mantine/core'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import type { Learner } from './learner.ts'
import { type CarePlan, type Step, stepCalled } from './words.ts'

type Props = { readonly plan: CarePlan | null; readonly learner: Learner; readonly onEdit: () => void }

/** What was agreed, who owns it and when they look again; ticking a step saves it. */
export function PlanPanel({ plan, learner, onEdit }: Props) {
  const { organisationId } = useHere()
  const save = useWriting(saveCarePlan)
  const change = async (next: Partial<Pick<CarePlan, 'steps' | 'state'>>, said: string): Promise<void> => {
    if (!plan) return
    const { ownerId, steps, followUpOn, state, revision } = { ...plan, ...next }
    const body = { expectedRevision: revision, ownerId, steps, followUpOn, state }
    const done = await save.run({ params: { organisationId, ...learner }, body })
    if (!done.ok) return sayFailure(done.failure)
    sayDone(said)
  }
  const tick = (step: Step, done: boolean) =>
    plan &&
    change(
      { steps: plan.steps.map((each) => (each === step ? { ...each, done } : each)) },
      done ? `Done: ${step.words}` : `Open again: ${step.words}`,
    )
  return (
    <Panel title="Plan">
      {plan === null ? (
        <div className="care-page-body">
          <p className="care-page-quiet">
            Nothing is agreed. A plan names what is done, who owns it, and the day they look again.
          </p>
          <div className="care-page-acts">
            <Button variant="default" onClick={onEdit}>
              Agree a plan
            </Button>
          </div>
        </div>
      ) : (
        <div className="care-page-body">
          <ul className="care-page-list">
            {plan.steps.map((step) => (
              <li key={`${step.kind} ${step.words}`}>
                <Checkbox
                  checked={step.done}
                  disabled={save.busy}
                  label={step.words}
                  description={[
                    stepCalled[step.kind],
                    step.dueOn === null ? null : `until ${dateText(step.dueOn, 'full')}`,
                  ]
                    .filter((part) => part !== null)
                    .join(', ')}
                  onChange={(event) => void tick(step, event.currentTarget.checked)}
                />
                {step.url !== null && (
                  <a className="care-page-material" href={step.url}>
                    Open the material
                  </a>
                )}
              </li>
            ))}
          </ul>
          <p className="care-page-quiet">
            {plan.ownerName} looks again on {dateText(plan.followUpOn, 'full')}
          </p>
          <div className="care-page-acts">
            <Button variant="default" onClick={onEdit}>
              Change the plan
            </Button>
            <Button
              variant="default"
              loading={save.busy}
              onClick={() => void change({ state: 'kept' }, 'The plan was kept')}
            >
              It was kept
            </Button>
            <Button
              variant="subtle"
              loading={save.busy}
              onClick={() => void change({ state: 'dropped' }, 'The plan is given up')}
            >
              Give it up
            </Button>
          </div>
        </div>
      )}
    </Panel>
  )
}
