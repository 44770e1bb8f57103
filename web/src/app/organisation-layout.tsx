import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import { useLiveOrganisation } from '../api/live/use-live-organisation.ts'
import { type Membership, type Session, sessionQuery } from '../api/session/session-query.ts'
import { OrganisationContext, SessionContext } from '../api/session/use-session.ts'
import { ViewerContext } from '../ui/data/viewer.ts'
import { LoadingPage } from '../ui/feedback/loading.tsx'
import { useUnsaved } from '../ui/feedback/unsaved.ts'
import { AppShell } from '../ui/shell/app-shell.tsx'
import { useAccent } from '../ui/theme/use-accent.ts'
import { AccountMenu } from './account-menu.tsx'
import { rememberOrganisation } from './last-organisation.ts'
import { closedPlace, navigationOf } from './navigation.ts'
import { NotOpenPage } from './not-open-page.tsx'
import { OrganisationChoice } from './organisation-choice.tsx'
import { viewerOf } from './viewer-of.ts'

const Findable = lazy(async () => ({ default: (await import('./findable.tsx')).Findable }))
const Notifications = lazy(async () => ({ default: (await import('./notifications.tsx')).Notifications }))

type InsideProps = { readonly session: Session; readonly membership: Membership; readonly children: ReactNode }

/** The frame of every page in an organisation, and what pages below read of the session. */
export function OrganisationLayout() {
  const member = useMember()
  return member ? (
    <Inside {...member}>
      <Framed membership={member.membership} />
    </Inside>
  ) : (
    <LoadingPage />
  )
}

/** Pages that fill a screen of their own: on a wall nothing leads elsewhere, by Tab neither. */
export function WallLayout() {
  const member = useMember()
  return member ? (
    <Inside {...member}>
      <Outlet />
    </Inside>
  ) : (
    <LoadingPage />
  )
}

/** Null: signed out or removed a moment ago, and the route's guard is on its way. */
function useMember(): Omit<InsideProps, 'children'> | null {
  const { data: session } = useQuery(sessionQuery)
  const { slug } = useParams({ strict: false })
  const membership = session?.memberships.find((member) => member.slug === slug)
  return session && membership ? { session, membership } : null
}

function Inside({ session, membership, children }: InsideProps) {
  useAccent(membership.accent)
  useLiveOrganisation(membership.organisationId)
  useEffect(() => rememberOrganisation(membership.slug), [membership.slug])
  const viewer = useMemo(() => viewerOf(session.timeZone), [session.timeZone])
  return (
    <SessionContext value={session}>
      <OrganisationContext value={membership}>
        <ViewerContext value={viewer}>{children}</ViewerContext>
      </OrganisationContext>
    </SessionContext>
  )
}

function Framed({ membership }: { readonly membership: Membership }) {
  const unsaved = useUnsaved()
  const closed = useLocation({ select: ({ pathname }) => closedPlace(membership, pathname) })
  const navigation = useMemo(() => navigationOf(membership), [membership])
  return (
    <AppShell
      navigation={navigation}
      organisation={<OrganisationChoice />}
      account={
        <AccountMenu
          bell={
            <Suspense>
              <Notifications />
            </Suspense>
          }
        />
      }
    >
      <Suspense>
        <Findable membership={membership} />
      </Suspense>
      {closed && !unsaved ? (
        <NotOpenPage label={closed.label} home={`/o/${membership.slug}`} />
      ) : (
        <Outlet key={membership.organisationId} />
      )}
    </AppShell>
  )
}
