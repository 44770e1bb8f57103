import { type Block, blockKinds, type Lab } from '@cadre/formats/blueprint'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { minutesText } from '../../../lib/format/duration.ts'
import { SortableList } from '../../../ui/data/sortable-list.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { spelled } from '../words.ts'
import { Choice, Reference } from './choice.tsx'
import { linesOf, textOf } from './draft.ts'
import { BlockRuns, type SessionTiming } from './timings.tsx'

type Props = {
  readonly blocks: readonly Block[]
  readonly labs: readonly Lab[]
  /** How it ran; without: it did not yet. */
  readonly timing?: SessionTiming
  readonly onChange: (blocks: Block[]) => void
}
type Placed = { readonly id: string; readonly block: Block }

const withoutLab = ({ lab: _lab, ...rest }: Block): Block => rest

/** The timed blocks of a session, in order; together they are its length. */
export function BlockList({ blocks, labs, timing, onChange }: Props) {
  // Blocks have no keys in the format; on screen each keeps a name of its own while it is moved and changed.
  const [names, setNames] = useState(() => numbered(blocks.length))
  const placed: Placed[] = blocks.map((block, at) => ({ id: names[at] ?? `block at ${at}`, block }))
  const total = blocks.reduce((sum, { minutes }) => sum + minutes, 0)
  const keep = (items: readonly Placed[]): void => {
    setNames(items.map(({ id }) => id))
    onChange(items.map(({ block }) => block))
  }
  const add = (): void => {
    const last = Math.max(0, ...placed.map(({ id }) => Number(id.split(' ').at(-1))))
    keep([...placed, { id: `block ${last + 1}`, block: { kind: 'core-instruction', minutes: 15, notes: [] } }])
  }
  return (
    <fieldset className="blueprint-editor-amounts">
      <legend>Blocks, {minutesText(total)}</legend>
      <SortableList
        label="Blocks"
        items={placed}
        itemId={({ id }) => id}
        itemName={({ block }) => spelled(block.kind)}
        onReorder={keep}
        render={(item) => (
          <BlockForm
            block={item.block}
            labs={labs}
            {...(timing && { runs: runsOf(item, timing) })}
            change={(block) => keep(placed.map((one) => (one.id === item.id ? { ...one, block } : one)))}
            remove={() => keep(placed.filter(({ id }) => id !== item.id))}
          />
        )}
      />
      <Button variant="default" size="compact-sm" onClick={add}>
        Add a block
      </Button>
    </fieldset>
  )
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `block ${at + 1}`)

/** A block's name keeps the place it had when the draft was opened, which is the one it ran in. */
function runsOf({ id, block }: Placed, { blocks, enoughRuns }: SessionTiming) {
  const of = blocks.find(({ place, kind }) => id === `block ${place + 1}` && kind === block.kind)
  return of && <BlockRuns of={of} enoughRuns={enoughRuns} />
}

type FormProps = {
  readonly block: Block
  readonly labs: readonly Lab[]
  readonly runs?: ReactNode
  readonly change: (block: Block) => void
  readonly remove: () => void
}

function BlockForm({ block, labs, runs, change, remove }: FormProps) {
  return (
    <div className="blueprint-editor-block">
      <Choice
        name="block-kind"
        label="Block"
        of={blockKinds}
        value={block.kind}
        onChange={(kind) => change({ ...block, kind })}
      />
      <NumberField
        name="block-minutes"
        label="Minutes"
        min={1}
        max={480}
        step={5}
        value={block.minutes}
        onChange={(minutes) => change({ ...block, minutes: Number(minutes) })}
      />
      <ActionIcon aria-label={`Remove ${spelled(block.kind)}`} onClick={remove}>
        <IconX size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <div className="blueprint-editor-wide">
        {runs}
        <TextAreaField
          name="block-notes"
          label="What the trainer says, asks or shows, one a line"
          optional
          minRows={1}
          defaultValue={textOf(block.notes)}
          onBlur={({ currentTarget }) => change({ ...block, notes: linesOf(currentTarget.value) })}
        />
        {(block.kind === 'hands-on-lab' || block.lab !== undefined) && (
          <Reference
            name="block-lab"
            label="Lab"
            among={labs}
            value={block.lab}
            none="None"
            onChange={(lab) => change(lab === null ? withoutLab(block) : { ...block, lab })}
          />
        )}
      </div>
    </div>
  )
}
