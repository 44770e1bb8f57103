import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export const without = <T,>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at)
export const changed = <T,>(items: readonly T[], at: number, part: Partial<T>): T[] =>
  items.map((item, i) => (i === at ? { ...item, ...part } : item))

/** One of several parts of an item, which can be taken away. */
export function Part({
  name,
  onRemove,
  children,
}: {
  name: string
  onRemove: (() => void) | null
  children: ReactNode
}) {
  return (
    <fieldset className="question-page-part">
      <legend>{name}</legend>
      {children}
      {onRemove && (
        <ActionIcon
          className="question-page-remove"
          variant="subtle"
          color="gray"
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={onRemove}
        >
          <IconX size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}

export const Add = ({ what, onAdd }: { readonly what: string; readonly onAdd: () => void }) => (
  <Button className="question-page-add" variant="default" size="compact-sm" onClick={onAdd}>
    Add {what}
  </Button>
)
