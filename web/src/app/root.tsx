import { Outlet } from '@tanstack/react-router'
import { CommandCentre } from '../ui/commands/command-centre.tsx'
import { KeptFocus } from './kept-focus.tsx'
import { PageFocus } from './page-focus.tsx'

/** What stands around every page, signed in or not. */
export function Root() {
  return (
    <CommandCentre>
      <PageFocus />
      <KeptFocus />
      <Outlet />
    </CommandCentre>
  )
}
