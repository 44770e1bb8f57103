import './say.css'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Failure } from '../../lib/failure.ts'

/** Long enough to notice a mistake, read the words and reach the button (WCAG 2.2.1 keeps it while hovered or focused). */
const undoMs = 12_000

/** A short word that something is done. */
export function sayDone(message: string): void {
  notifications.show({ message, withBorder: true, closeButtonProps: { 'aria-label': 'Close' } })
}

/** A short word that something is done, with the way back. */
export function sayUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: undoMs,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <span className="say-undo">
        {message}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </Button>
      </span>
    ),
  })
}

/** A failure of something that has no place on the page. What belongs to a form or a list is said there instead. */
export function sayFailure(failure: Failure): void {
  notifications.show({
    role: 'alert',
    color: 'red',
    title: failure.title,
    // There is no field here that could say it.
    message:
      failure.detail ??
      (Object.values(failure.fields)
        .map((words) => `${words}.`)
        .join(' ') ||
        null),
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}
