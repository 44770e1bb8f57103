import { useNavigate } from '@tanstack/react-router'
import { useOrganisation, useSession } from '../api/session/use-session.ts'
import { OrganisationSwitch } from '../ui/shell/organisation-switch.tsx'

/** The organisation one works in, and the way to the others one belongs to. */
export function OrganisationChoice() {
  const navigate = useNavigate()
  const current = useOrganisation()
  const others = useSession().memberships.filter(({ slug }) => slug !== current.slug)
  const named = others.map(({ slug, name }) => ({ id: slug, name }))
  return (
    <OrganisationSwitch
      current={{ id: current.slug, name: current.name }}
      others={named}
      onSwitch={(slug) => void navigate({ to: '/o/$slug', params: { slug } })}
    />
  )
}
