import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { counted, typed } from '../../ui/form/typed.ts'
import type { Item } from './draft.ts'
import { Add, changed, Part, without } from './part.tsx'

type Of<Kind extends Item['kind']> = {
  readonly item: Extract<Item, { kind: Kind }>
  readonly onChange: (item: Item) => void
}

type AcceptedProps = {
  readonly name: string
  readonly why: string
  readonly answer: { readonly credit: number; readonly reason: string }
  readonly onChange: (part: { readonly credit?: number; readonly reason?: string }) => void
  readonly onRemove: (() => void) | null
  readonly children: ReactNode
}

/** One answer that counts: what it is (the children), how much it counts and why. */
const Accepted = ({ name, why, answer, onChange, onRemove, children }: AcceptedProps) => (
  <Part name={name} onRemove={onRemove}>
    <div className="question-page-row">
      {children}
      <NumberField
        label="Counts, in %"
        min={0}
        max={100}
        {...counted('credit', answer.credit, (credit) => onChange({ credit }))}
      />
    </div>
    <TextAreaField
      label={why}
      optional
      minRows={1}
      {...typed('reason', answer.reason, (reason) => onChange({ reason }))}
    />
  </Part>
)

/** What is done to one of several answers; the last one stays. */
const among = <A,>(answers: readonly A[], at: number, give: (answers: A[]) => void) => ({
  onChange: (part: Partial<A>) => give(changed(answers, at, part)),
  onRemove: answers.length > 1 ? () => give(without(answers, at)) : null,
})

/** Numbers that count, each with how far off it may be. The first that fits counts. */
export function Numbers({ item, onChange }: Of<'numeric'>) {
  const give = (answers: typeof item.answers): void => onChange({ ...item, answers })
  return (
    <div className="question-page-stack">
      {item.answers.map((answer, at) => (
        <Accepted
          key={at}
          name={`Number that counts ${at + 1}`}
          why="How it is found"
          answer={answer}
          {...among(item.answers, at, give)}
        >
          <NumberField
            name="value"
            label="Value"
            value={answer.value}
            onChange={(value) => give(changed(item.answers, at, { value: Number(value) }))}
          />
          <NumberField
            name="may-be-off-by"
            label="May be off by"
            min={0}
            value={answer.tolerance}
            onChange={(tolerance) => give(changed(item.answers, at, { tolerance: Number(tolerance) }))}
          />
        </Accepted>
      ))}
      <Add
        what="a number that counts"
        onAdd={() => give([...item.answers, { value: 0, tolerance: 0, credit: 100, reason: '' }])}
      />
      <TextField
        name="unit"
        label="Unit"
        optional
        value={item.unit}
        onChange={({ currentTarget }) => onChange({ ...item, unit: currentTarget.value })}
      />
    </div>
  )
}

/** Words that count, in full or in part. The first that fits counts. */
export function Texts({ item, onChange }: Of<'text'>) {
  const give = (answers: typeof item.answers): void => onChange({ ...item, answers })
  return (
    <div className="question-page-stack">
      {item.answers.map((answer, at) => (
        <Accepted
          key={at}
          name={`Answer that counts ${at + 1}`}
          why="Why it counts"
          answer={answer}
          {...among(item.answers, at, give)}
        >
          <TextField
            label="Words, * for any"
            {...typed('words-for-any', answer.text, (text) => give(changed(item.answers, at, { text })))}
          />
        </Accepted>
      ))}
      <Add what="an answer that counts" onAdd={() => give([...item.answers, { text: '', credit: 100, reason: '' }])} />
      <Checkbox
        label="Capital and small letters differ"
        checked={item.caseSensitive}
        onChange={({ currentTarget }) => onChange({ ...item, caseSensitive: currentTarget.checked })}
      />
    </div>
  )
}
