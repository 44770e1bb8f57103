import { Outlet } from '@tanstack/react-router'
import { galleryNavigation } from '../features/gallery/navigation.ts'
import { AppShell } from '../ui/shell/app-shell.tsx'
import { OrganisationSwitch } from '../ui/shell/organisation-switch.tsx'

const navigation = [galleryNavigation]

/** The gallery's frame: it belongs to no organisation and needs no session. */
export function GalleryLayout() {
  return (
    <AppShell
      navigation={navigation}
      organisation={<OrganisationSwitch current={{ id: '', name: 'Cadre' }} others={[]} onSwitch={() => {}} />}
    >
      <Outlet />
    </AppShell>
  )
}
