import { Outlet } from '@tanstack/react-router'
import { CommandCentre } from '../ui/commands/command-centre.tsx'
import { DialogFocus } from './dialog-focus.tsx'
import { PageFocus } from './page-focus.tsx'

/** What stands around every page, signed in or not. */
export function Root() {
  return (
    <CommandCentre>
      <PageFocus />
      <DialogFocus />
      <Outlet />
    </CommandCentre>
  )
}
