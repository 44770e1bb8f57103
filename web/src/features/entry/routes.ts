import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { returnPath } from '../../api/session/return-path.ts'
import { EntryFrame } from './entry-frame.tsx'

/** The frame around every page before one is inside an organisation. */
export const entrance = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({ getParentRoute: () => parent, id: 'entrance', component: EntryFrame })

export const welcomeRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'welcome',
    component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
  })

export const signInRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'sign-in',
    validateSearch: (search): { to?: string } => {
      const to = returnPath(search)
      return to === undefined ? {} : { to }
    },
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  })

/** Where mailed links lead. Whoever is signed in may still open them. */
export const mailedRoutes = <Parent extends AnyRoute>(parent: Parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'sign-in/link',
    component: lazyRouteComponent(() => import('./link-page.tsx'), 'LinkPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'reset-password',
    component: lazyRouteComponent(() => import('./reset-page.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'invitation',
    component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
  }),
]

export const noOrganisationRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'no-organisation',
    component: lazyRouteComponent(() => import('./no-organisation-page.tsx'), 'NoOrganisationPage'),
  })
