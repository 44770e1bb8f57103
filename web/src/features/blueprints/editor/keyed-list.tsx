import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { SortableList } from '../../../ui/data/sortable-list.tsx'
import { type Keyed, replaced } from './draft.ts'

type Props<Item extends Keyed> = {
  readonly label: string
  /** What one of them is called: "session". */
  readonly one: string
  readonly items: readonly Item[]
  readonly nameOf: (item: Item) => string
  readonly about: (item: Item) => string
  readonly fresh: () => Item
  readonly render: (item: Item, change: (changed: Item) => void) => ReactNode
  readonly onChange: (items: Item[]) => void
}

/** Parts of a blueprint in their order: moved by grip or arrows, opened to be changed, added at the end. */
export function KeyedList<Item extends Keyed>(props: Props<Item>) {
  const { label, one, items, nameOf, about, fresh, render, onChange } = props
  return (
    <div className="blueprint-editor-list">
      <SortableList
        label={label}
        items={items}
        itemId={({ key }) => key}
        itemName={nameOf}
        onReorder={onChange}
        render={(item) => (
          <Opened name={nameOf(item)} about={about(item)}>
            {() => (
              <div className="blueprint-editor-form">
                {render(item, (changed) => onChange(replaced(items, changed, item.key)))}
                <div>
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => onChange(items.filter(({ key }) => key !== item.key))}
                  >
                    Remove {nameOf(item)}
                  </Button>
                </div>
              </div>
            )}
          </Opened>
        )}
      />
      <Button variant="default" onClick={() => onChange([...items, fresh()])}>
        Add a {one}
      </Button>
    </div>
  )
}

type OpenedProps = { readonly name: string; readonly about: string; readonly children: () => ReactNode }

/** Its form is made when it is first opened: twenty sessions have some three hundred fields. */
function Opened({ name, about, children }: OpenedProps) {
  const [opened, setOpened] = useState(false)
  return (
    <details className="blueprint-editor-item" onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>
        <span>{name}</span>
        <small>{about}</small>
      </summary>
      {opened && children()}
    </details>
  )
}
