import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router'
import { createQueryClient } from '../api/query-client.ts'
import { assessmentRoutes, examRoute } from '../features/assessments/routes.ts'
import { bankRoutes } from '../features/bank/routes.ts'
import { blueprintRoutes } from '../features/blueprints/routes.ts'
import { calendarRoutes } from '../features/calendar/routes.ts'
import { catalogueRoutes } from '../features/catalogue/routes.ts'
import { cohortRoutes } from '../features/cohorts/routes.ts'
import { deliveryRoutes, projectorRoute } from '../features/delivery/routes.ts'
import { driftRoutes } from '../features/drift/routes.ts'
import { entrance, mailedRoutes, noOrganisationRoutes, signInRoutes, welcomeRoutes } from '../features/entry/routes.ts'
import { careRoutes } from '../features/care/routes.ts'
import { examsRoutes } from '../features/exams/routes.ts'
import { galleryRoutes } from '../features/gallery/routes.ts'
import { overviewRoutes } from '../features/overview/routes.ts'
import { readinessRoutes } from '../features/readiness/routes.ts'
import { dayRoute } from '../features/reviews/routes.ts'
import { settingsRoutes } from '../features/settings/routes.ts'
import { todayRoutes } from '../features/today/routes.ts'
import { trainerRoutes } from '../features/trainers/routes.ts'
import { LoadingPage } from '../ui/feedback/loading.tsx'
import { GalleryLayout } from './gallery-layout.tsx'
import {
  memberOnly,
  type RouterContext,
  setupOnly,
  strangersOnly,
  toFirstPage,
  toFirstPlace,
  toLastDay,
  toNamedPage,
} from './guards.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { OrganisationLayout, WallLayout } from './organisation-layout.tsx'
import { Root } from './root.tsx'
import { RouteFailed } from './route-failed.tsx'

const root = createRootRouteWithContext<RouterContext>()({ component: Root })

const first = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toFirstPage })

/** Where the installed app begins, with or without a network. */
const lastDay = createRoute({ getParentRoute: () => root, path: 'day', beforeLoad: toLastDay })

/** What letters and calendars lead to. */
const named = createRoute({ getParentRoute: () => root, path: 'at/$organisationId/$', beforeLoad: toNamedPage })

const doors = entrance(root)
const waiting = createRoute({ getParentRoute: () => doors, id: 'waiting', beforeLoad: setupOnly })
const strangers = createRoute({ getParentRoute: () => doors, id: 'strangers', beforeLoad: strangersOnly })

const gallery = createRoute({ getParentRoute: () => root, id: 'gallery-frame', component: GalleryLayout })

const organisation = createRoute({
  getParentRoute: () => root,
  path: 'o/$slug',
  beforeLoad: memberOnly,
  component: OrganisationLayout,
})
/** The same members without a frame around what they see. */
const wall = createRoute({
  getParentRoute: () => root,
  path: 'o/$slug/live',
  beforeLoad: memberOnly,
  component: WallLayout,
})
const firstPlace = createRoute({ getParentRoute: () => organisation, path: '/', beforeLoad: toFirstPlace })

/** One line for each feature: its routes below `/o/$slug`. */
const inOrganisation = organisation.addChildren([
  firstPlace,
  catalogueRoutes(organisation),
  driftRoutes(organisation),
  ...cohortRoutes(organisation),
  ...deliveryRoutes(organisation),
  overviewRoutes(organisation),
  todayRoutes(organisation),
  calendarRoutes(organisation),
  ...blueprintRoutes(organisation),
  bankRoutes(organisation),
  ...trainerRoutes(organisation),
  ...assessmentRoutes(organisation),
  ...examsRoutes(organisation),
  ...careRoutes(organisation),
  ...readinessRoutes(organisation),
  settingsRoutes(organisation),
])

export const router = createRouter({
  routeTree: root.addChildren([
    first,
    named,
    doors.addChildren([
      waiting.addChildren([welcomeRoutes(waiting)]),
      strangers.addChildren([signInRoutes(strangers)]),
      noOrganisationRoutes(doors),
      ...mailedRoutes(doors),
    ]),
    gallery.addChildren([galleryRoutes(gallery)]),
    inOrganisation,
    wall.addChildren([projectorRoute(wall)]),
    examRoute(root),
    dayRoute(root),
    lastDay,
  ]),
  // `Providers` gives it for good.
  context: { queryClient: createQueryClient(() => {}) },
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 150,
  defaultErrorComponent: RouteFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
