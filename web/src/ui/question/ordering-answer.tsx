import './answers.css'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { SortableList } from '../data/sortable-list.tsx'
import { QuestionText } from './question-text.tsx'
import type { AnswerProps } from './answer-props.ts'

type Step = AnswerProps<'ordering'>['item']['steps'][number]

/** Steps put into order: by dragging, by the arrow keys on a grip, or by the buttons of each step. */
export function OrderingAnswer({ item, work, writes, onAnswer }: AnswerProps<'ordering'>) {
  const given = work.response?.kind === 'ordering' ? work.response.order : null
  const steps = inOrder(item.steps, given)
  const keep = (ordered: readonly Step[]): void => {
    if (writes) onAnswer({ kind: 'ordering', order: ordered.map(({ id }) => id) })
  }
  return (
    <fieldset className="ordering-answer" disabled={!writes}>
      <legend>Put these into order, first on top</legend>
      <SortableList
        label="Steps, first on top"
        items={steps}
        itemId={({ id }) => id}
        itemName={({ text }) => text.slice(0, 60)}
        onReorder={keep}
        render={(step, move) => {
          const at = steps.indexOf(step)
          return (
            <div className="ordering-answer-step">
              <span className="ordering-answer-place" aria-hidden>
                {at + 1}
              </span>
              <div className="ordering-answer-text">
                <QuestionText text={step.text} />
              </div>
              <Arrow name={step.text} by={-1} ends={at === 0} onMove={move} />
              <Arrow name={step.text} by={1} ends={at === steps.length - 1} onMove={move} />
            </div>
          )
        }}
      />
      {given === null && (
        <p className="ordering-answer-hint">
          Not answered yet. Move a step, or{' '}
          <Button size="compact-sm" variant="default" disabled={!writes} onClick={() => keep(steps)}>
            keep this order
          </Button>
        </p>
      )}
    </fieldset>
  )
}

type ArrowProps = {
  readonly name: string
  readonly by: -1 | 1
  /** There is no further to go: the arrow does nothing and keeps the focus. */
  readonly ends: boolean
  readonly onMove: (by: -1 | 1) => void
}

function Arrow({ name, by, ends, onMove }: ArrowProps) {
  const Icon = by < 0 ? IconArrowUp : IconArrowDown
  const label = `Move ${by < 0 ? 'up' : 'down'}: ${name.slice(0, 60)}`
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      aria-disabled={ends}
      {...(ends && { 'data-disabled': true })}
      onClick={() => {
        if (!ends) onMove(by)
      }}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}

/** As answered; as the paper shows them before. */
function inOrder(steps: readonly Step[], order: readonly string[] | null): readonly Step[] {
  if (order === null) return steps
  return steps.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}
