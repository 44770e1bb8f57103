import { Outlet } from '@tanstack/react-router'
import type { Permission } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { SectionLinks } from '../../ui/shell/section-links.tsx'

const sections: readonly (readonly [path: string, label: string, asks: Permission | null])[] = [
  ['profile', 'You', null],
  ['security', 'Signing in', null],
  ['reminders', 'Reminders', 'cohorts.read-own'],
  ['tokens', 'API tokens', 'organisation.read'],
  ['members', 'Members', 'members.read'],
  ['organisation', 'Organisation', 'organisation.read'],
  ['costs', 'Costs', 'readiness.read'],
  ['mail', 'Mail', 'mail.read'],
  ['audit', 'Record', 'audit.read'],
]

/** What concerns oneself first, then what concerns the organisation. */
export function SettingsLayout() {
  const { at, may } = useHere()
  const links = sections
    .filter(([, , asks]) => asks === null || may(asks))
    .map(([path, label]) => ({ label, to: at(`settings/${path}`) }))
  return (
    <>
      <SectionLinks label="Settings" links={links} />
      <Outlet />
    </>
  )
}
