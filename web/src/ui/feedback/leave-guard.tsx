import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useHoldUnsaved } from './unsaved.ts'

type Props = {
  /** Whether something would be lost. */
  readonly when: boolean
  /** What would be lost: "changes to this draft". */
  readonly what: string
  /** Whether it is on its way to the server, from where the page goes on by itself. */
  readonly saving?: boolean
}

/** Asks before a page with unsaved work is left; closing the tab is asked by the browser in its own words. */
export function LeaveGuard({ when, what, saving = false }: Props) {
  useHoldUnsaved(when)
  const blocks = (): boolean => when && !saving
  const blocker = useBlocker({ shouldBlockFn: blocks, enableBeforeUnload: blocks, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal opened onClose={blocker.reset} title="Leave without saving?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p>Your {what} are not saved. Leaving this page drops them.</p>
      <div className="form-row">
        <Button variant="default" onClick={blocker.reset} data-autofocus>
          Stay here
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          Leave and drop them
        </Button>
      </div>
    </Modal>
  )
}
