import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useLiveOrganisation } from '../api/live/use-live-organisation.ts'
import { type Membership, type Session, sessionQuery } from '../api/session/session-query.ts'
import { OrganisationContext, SessionContext } from '../api/session/use-session.ts'
import { ViewerContext } from '../ui/data/viewer.ts'
import { LoadingPage } from '../ui/feedback/loading.tsx'
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

/** The frame of every page in an organisation, and what pages below read of the session. */
export function OrganisationLayout() {
  const { data: session } = useQuery(sessionQuery)
  const slug = useParams({ from: '/o/$slug', select: (params) => params.slug })
  const membership = session?.memberships.find((member) => member.slug === slug)
  // Signed out or removed a moment ago: the route's guard is on its way.
  if (!session || !membership) return <LoadingPage />
  return <Inside session={session} membership={membership} />
}

function Inside({ session, membership }: { readonly session: Session; readonly membership: Membership }) {
  useAccent(membership.accent)
  useLiveOrganisation(membership.organisationId)
  useEffect(() => rememberOrganisation(membership.slug), [membership.slug])
  const viewer = useMemo(() => viewerOf(session.timeZone), [session.timeZone])
  const closed = useLocation({ select: ({ pathname }) => closedPlace(membership, pathname) })
  const navigation = useMemo(() => navigationOf(membership), [membership])
  return (
    <SessionContext value={session}>
      <OrganisationContext value={membership}>
        <ViewerContext value={viewer}>
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
            {closed ? (
              <NotOpenPage label={closed.label} home={`/o/${membership.slug}`} />
            ) : (
              <Outlet key={membership.organisationId} />
            )}
          </AppShell>
        </ViewerContext>
      </OrganisationContext>
    </SessionContext>
  )
}
