import type { readNotifications, ReplyOf } from '@cadre/contracts'
import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../api/here.ts'
import { spanText } from '../lib/format/moment.ts'
import { readable } from '../lib/format/readable.ts'
import { instantAt } from '../lib/format/wire.ts'

type Item = ReplyOf<typeof readNotifications>['items'][number]
type Props = {
  readonly items: readonly Item[]
  /** What is later is new. */
  readonly seen: string
  readonly home: string
  readonly onClose: () => void
}

/** What changed, newest first; each leads to where it is seen. Loaded when it is first asked for. */
export function NotificationList({ items, seen, home, onClose }: Props) {
  const { zone } = useHere()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="sm"
      title="Notifications"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {items.length === 0 ? (
        <p>Nothing yet. Sessions that move, seats and invitations are told here.</p>
      ) : (
        <ol className="notifications-list">
          {items.map(({ notificationId, at, words, place }) => (
            <li key={notificationId} data-new={at > seen}>
              {place === null ? (
                <span>{readable(words)}</span>
              ) : (
                <Link to={`${home}/${place}`} onClick={onClose}>
                  {readable(words)}
                </Link>
              )}
              <small>
                {spanText({ from: instantAt(at) }, zone)}
                {at > seen && ', new'}
              </small>
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}
