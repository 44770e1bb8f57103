import './answers.css'
import { DndContext, type DragEndEvent, useDraggable, useDroppable } from '@dnd-kit/core'
import { CSS } from '@dnd-kit/utilities'
import { NativeSelect } from '@mantine/core'
import { silent, useDragSensors } from '../data/use-drag-sensors.ts'
import { QuestionText } from './question-text.tsx'
import type { AnswerProps } from './answer-props.ts'

type Answer = AnswerProps<'matching'>['item']['answers'][number]

/** An answer for each prompt: chosen in its field, or dragged onto it. */
export function MatchingAnswer({ item, work, writes, onAnswer }: AnswerProps<'matching'>) {
  const sensors = useDragSensors()
  const pairs = work.response?.kind === 'matching' ? work.response.pairs : {}
  const pair = (prompt: string, answer: string): void => {
    const { [prompt]: _, ...others } = pairs
    const next = answer === '' ? others : { ...others, [prompt]: answer }
    onAnswer(Object.keys(next).length === 0 ? null : { kind: 'matching', pairs: next })
  }
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over && writes) pair(String(over.id), String(active.id))
  }
  return (
    <DndContext sensors={sensors} accessibility={silent} onDragEnd={onDragEnd}>
      <fieldset className="matching-answer" disabled={!writes}>
        <legend>Match each of these with an answer</legend>
        <ul className="matching-answer-prompts">
          {item.prompts.map(({ id, text }) => (
            <Prompt key={id} id={id}>
              <div className="matching-answer-prompt">
                <QuestionText text={text} />
              </div>
              <NativeSelect
                aria-label={`Answer for: ${text}`}
                value={pairs[id] ?? ''}
                disabled={!writes}
                onChange={({ currentTarget }) => pair(id, currentTarget.value)}
                data={[
                  { value: '', label: 'Choose' },
                  ...item.answers.map((answer) => ({ value: answer.id, label: answer.text })),
                ]}
              />
            </Prompt>
          ))}
        </ul>
        <div className="matching-answer-chips" aria-hidden>
          {item.answers.map((answer) => (
            <Chip key={answer.id} answer={answer} used={Object.values(pairs).includes(answer.id)} />
          ))}
        </div>
      </fieldset>
    </DndContext>
  )
}

function Prompt({ id, children }: { readonly id: string; readonly children: React.ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id })
  return (
    <li ref={setNodeRef} data-over={isOver}>
      {children}
    </li>
  )
}

/** For the mouse and the finger; keyboards and screen readers have the fields. */
function Chip({ answer, used }: { readonly answer: Answer; readonly used: boolean }) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: answer.id })
  return (
    <div
      ref={setNodeRef}
      className="matching-answer-chip"
      data-used={used}
      data-dragging={isDragging}
      style={{ transform: CSS.Translate.toString(transform) }}
      {...listeners}
    >
      {answer.text}
    </div>
  )
}
