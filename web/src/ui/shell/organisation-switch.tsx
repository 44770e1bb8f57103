import './organisation-switch.css'
import { IconSelector } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Organisation } from './organisation.ts'

const OrganisationMenu = lazy(async () => ({ default: (await import('./organisation-menu.tsx')).OrganisationMenu }))

type Props = {
  readonly current: Organisation
  readonly others: readonly Organisation[]
  readonly onSwitch: (id: string) => void
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

/** The organisation one works in; a menu only for people who belong to several. */
export function OrganisationSwitch({ current, others, onSwitch }: Props) {
  const [opened, setOpened] = useState(false)
  const face = (
    <>
      <span className="organisation-switch-mark" aria-hidden>
        {initials(current.name)}
      </span>
      <span className="organisation-switch-name">{current.name}</span>
    </>
  )
  if (others.length === 0) return <div className="organisation-switch">{face}</div>
  const button = (
    <button type="button" className="organisation-switch" aria-haspopup="menu" onClick={() => setOpened(true)}>
      {face}
      <IconSelector size={16} stroke={1.5} aria-hidden />
      <span className="visually-hidden">Change organisation</span>
    </button>
  )
  if (!opened) return button
  return (
    <Suspense fallback={button}>
      <OrganisationMenu {...{ current, others, onSwitch }} target={button} onClose={() => setOpened(false)} />
    </Suspense>
  )
}
