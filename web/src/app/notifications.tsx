import './notifications.css'
import { readNotifications } from '@cadre/contracts'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { reading } from '../api/reading.ts'
import { useOrganisation } from '../api/session/use-session.ts'
import { lastSeen, rememberSeen } from './notifications-seen.ts'

const NotificationList = lazy(async () => ({ default: (await import('./notification-list.tsx')).NotificationList }))

const minuteMs = 60_000

/** The bell: what changed for this person here, with how much of it is new on this device. */
export function Notifications() {
  const { organisationId, slug } = useOrganisation()
  const [opened, setOpened] = useState(false)
  const [seen, setSeen] = useState(() => lastSeen(organisationId))
  const found = useQuery({
    ...reading(readNotifications, { params: { organisationId } }),
    staleTime: minuteMs,
    refetchInterval: 5 * minuteMs,
  })
  const items = found.data?.items ?? []
  const fresh = items.filter(({ at }) => at > seen).length
  const close = (): void => {
    const [newest] = items
    if (newest) setSeen(rememberSeen(organisationId, newest.at))
    setOpened(false)
  }
  return (
    <>
      <button
        type="button"
        className="notifications"
        aria-haspopup="dialog"
        aria-label={fresh === 0 ? 'Notifications' : `Notifications, ${fresh} new`}
        onClick={() => setOpened(true)}
      >
        <IconBell size={18} stroke={1.5} aria-hidden />
        {fresh > 0 && <span aria-hidden>{fresh}</span>}
      </button>
      {opened && (
        <Suspense>
          <NotificationList items={items} seen={seen} home={`/o/${slug}`} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
