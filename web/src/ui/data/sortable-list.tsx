import './sortable-list.css'
import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core'
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { silent, useDragSensors } from './use-drag-sensors.ts'

type Props<Item> = {
  readonly label: string
  readonly items: readonly Item[]
  readonly itemId: (item: Item) => string
  /** How the item is called when it moves. */
  readonly itemName: (item: Item) => string
  /** @param move for buttons of the item's own: it is told as every move is. */
  readonly render: (item: Item, move: (by: -1 | 1) => void) => ReactNode
  readonly onReorder: (items: Item[]) => void
}

/** A list put into order by dragging its grips, or with the grip focused by the up and down arrows. */
export function SortableList<Item>({ label, items, itemId, itemName, render, onReorder }: Props<Item>) {
  const sensors = useDragSensors()
  const [spoken, setSpoken] = useState('')
  const ids = items.map(itemId)
  const move = (from: number, to: number): void => {
    const item = items[from]
    if (item === undefined || to < 0 || to >= items.length || from === to) return
    onReorder(arrayMove([...items], from, to))
    setSpoken(`${itemName(item)} is now ${to + 1} of ${items.length}`)
  }
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
  }
  const onGripKey = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    move(at, at + step)
  }
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={silent} onDragEnd={onDragEnd}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className="sortable-list" aria-label={label}>
          {items.map((item, at) => (
            <SortableItem
              key={itemId(item)}
              id={itemId(item)}
              name={itemName(item)}
              onGripKey={(event) => onGripKey(event, at)}
            >
              {render(item, (by) => move(at, at + by))}
            </SortableItem>
          ))}
        </ol>
      </SortableContext>
      <div className="visually-hidden" aria-live="assertive">
        {spoken}
      </div>
    </DndContext>
  )
}

type ItemProps = {
  readonly id: string
  readonly name: string
  readonly onGripKey: (event: KeyboardEvent) => void
  readonly children: ReactNode
}

function SortableItem({ id, name, onGripKey, children }: ItemProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
    transition: { duration: 120, easing: 'ease' },
  })
  const style = { transform: CSS.Translate.toString(transform), transition }
  return (
    <li ref={setNodeRef} style={style} data-dragging={isDragging}>
      <button
        ref={setActivatorNodeRef}
        type="button"
        className="sortable-list-grip"
        aria-label={`Move ${name}`}
        title="Drag, or press the up and down arrows"
        {...listeners}
        onKeyDown={onGripKey}
      >
        <IconGripVertical size={16} stroke={1.5} aria-hidden />
      </button>
      <div className="sortable-list-body">{children}</div>
    </li>
  )
}
