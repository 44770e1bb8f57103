import { Button, Checkbox, Radio } from '@mantine/core'
import { TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { Numbers, Texts } from './answer-fields.tsx'
import { type Item, withEvenCredit } from './draft.ts'
import { Add, changed, Part, without } from './part.tsx'
import { ScoringField } from './scoring-field.tsx'

type Props = { readonly item: Item; readonly onChange: (item: Item) => void }

/** What takers choose, order, match or type, each with why it is right or wrong. */
export function PartFields({ item, onChange }: Props) {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return <Options item={item} onChange={onChange} />
    case 'ordering':
      return <Steps item={item} onChange={onChange} />
    case 'matching':
      return <Pairs item={item} onChange={onChange} />
    case 'numeric':
      return <Numbers item={item} onChange={onChange} />
    case 'text':
      return <Texts item={item} onChange={onChange} />
  }
}

type Of<Kind extends Item['kind']> = {
  readonly item: Extract<Item, { kind: Kind }>
  readonly onChange: (item: Item) => void
}

function Options({ item, onChange }: Of<'single' | 'multiple'>) {
  const give = (options: typeof item.options): void =>
    onChange(item.kind === 'multiple' ? withEvenCredit({ ...item, options }) : { ...item, options })
  const mark = (at: number, right: boolean): void =>
    give(
      item.kind === 'single'
        ? item.options.map((option, i) => ({ ...option, credit: i === at ? 100 : 0 }))
        : changed(item.options, at, { credit: right ? 50 : 0 }),
    )
  return (
    <div className="question-page-stack">
      {item.options.map((option, at) => (
        <Part
          key={at}
          name={`Option ${at + 1}`}
          onRemove={item.options.length > 2 ? () => give(without(item.options, at)) : null}
        >
          <TextAreaField
            name="words"
            label="Words"
            minRows={1}
            value={option.text}
            onChange={({ currentTarget }) => give(changed(item.options, at, { text: currentTarget.value }))}
          />
          {item.kind === 'single' ? (
            <Radio name="right" label="Right" checked={option.credit === 100} onChange={() => mark(at, true)} />
          ) : (
            <Checkbox
              label="Right"
              checked={option.credit > 0}
              onChange={({ currentTarget }) => mark(at, currentTarget.checked)}
            />
          )}
          <TextAreaField
            name="part"
            label={option.credit > 0 ? 'Why it is right' : 'Why it tempts, and is wrong'}
            minRows={1}
            value={option.reason}
            onChange={({ currentTarget }) => give(changed(item.options, at, { reason: currentTarget.value }))}
          />
        </Part>
      ))}
      <Add what="an option" onAdd={() => give([...item.options, { id: '', text: '', credit: 0, reason: '' }])} />
      {item.kind === 'multiple' && (
        <ScoringField part="by-credit" value={item.scoring} onChange={(scoring) => onChange({ ...item, scoring })} />
      )}
      <Checkbox
        label="Each taker sees the options in an order of their own"
        checked={item.shuffle}
        onChange={({ currentTarget }) => onChange({ ...item, shuffle: currentTarget.checked })}
      />
    </div>
  )
}

function Steps({ item, onChange }: Of<'ordering'>) {
  const give = (steps: typeof item.steps): void => onChange({ ...item, steps })
  const swap = (at: number): void => {
    const [a, b] = [item.steps[at - 1], item.steps[at]]
    if (a && b) give(item.steps.map((step, i) => (i === at - 1 ? b : i === at ? a : step)))
  }
  return (
    <div className="question-page-stack">
      <p className="question-page-note">In the right order. Takers see them shuffled.</p>
      {item.steps.map((step, at) => (
        <Part
          key={at}
          name={`Step ${at + 1}`}
          onRemove={item.steps.length > 2 ? () => give(without(item.steps, at)) : null}
        >
          <TextAreaField
            name="words"
            label="Words"
            minRows={1}
            value={step.text}
            onChange={({ currentTarget }) => give(changed(item.steps, at, { text: currentTarget.value }))}
          />
          <TextAreaField
            name="why-here"
            label="Why here"
            optional
            minRows={1}
            value={step.reason}
            onChange={({ currentTarget }) => give(changed(item.steps, at, { reason: currentTarget.value }))}
          />
          {at > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => swap(at)}>
              Move step {at + 1} up
            </Button>
          )}
        </Part>
      ))}
      <Add what="a step" onAdd={() => give([...item.steps, { id: '', text: '', reason: '' }])} />
      <ScoringField part="by-position" value={item.scoring} onChange={(scoring) => onChange({ ...item, scoring })} />
    </div>
  )
}

function Pairs({ item, onChange }: Of<'matching'>) {
  const give = (pairs: typeof item.pairs): void => onChange({ ...item, pairs })
  const giveOthers = (distractors: typeof item.distractors): void => onChange({ ...item, distractors })
  return (
    <div className="question-page-stack">
      {item.pairs.map((pair, at) => (
        <Part
          key={at}
          name={`Pair ${at + 1}`}
          onRemove={item.pairs.length > 2 ? () => give(without(item.pairs, at)) : null}
        >
          {(['prompt', 'answer', 'reason'] as const).map((field) => (
            <TextAreaField
              name="part"
              key={field}
              label={{ prompt: 'Prompt', answer: 'Its answer', reason: 'Why' }[field]}
              optional={field === 'reason'}
              minRows={1}
              value={pair[field]}
              onChange={({ currentTarget }) => give(changed(item.pairs, at, { [field]: currentTarget.value }))}
            />
          ))}
        </Part>
      ))}
      <Add
        what="a pair"
        onAdd={() => give([...item.pairs, { id: '', prompt: '', answerId: '', answer: '', reason: '' }])}
      />
      {item.distractors.map((distractor, at) => (
        <Part
          key={at}
          name={`Answer that fits none ${at + 1}`}
          onRemove={() => giveOthers(without(item.distractors, at))}
        >
          <TextField
            name="words"
            label="Words"
            value={distractor.text}
            onChange={({ currentTarget }) => giveOthers(changed(item.distractors, at, { text: currentTarget.value }))}
          />
        </Part>
      ))}
      <Add what="an answer that fits none" onAdd={() => giveOthers([...item.distractors, { id: '', text: '' }])} />
      <ScoringField part="by-pair" value={item.scoring} onChange={(scoring) => onChange({ ...item, scoring })} />
    </div>
  )
}
