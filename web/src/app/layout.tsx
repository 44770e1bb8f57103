import { Outlet } from '@tanstack/react-router'
import { CommandCentre } from '../ui/commands/command-centre.tsx'
import { AppShell } from '../ui/shell/app-shell.tsx'
import { OrganisationSwitch } from '../ui/shell/organisation-switch.tsx'
import { navigation } from './navigation.ts'
import { PageFocus } from './page-focus.tsx'

/** The frame around every page, with what it takes from the session. */
export function Layout() {
  return (
    <CommandCentre>
      <AppShell
        navigation={navigation}
        organisation={<OrganisationSwitch current={{ id: '', name: 'Cadre' }} others={[]} onSwitch={() => {}} />}
      >
        <PageFocus />
        <Outlet />
      </AppShell>
    </CommandCentre>
  )
}
