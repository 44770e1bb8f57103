import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Below the organisation: one's own, a cohort, somebody taught, and how right forecasts were. */
export const readinessRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'readiness',
      component: lazyRouteComponent(() => import('./readiness-page.tsx'), 'ReadinessPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'readiness/record',
      component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'readiness/cohorts/$cohortId',
      component: lazyRouteComponent(() => import('./cohort-readiness-page.tsx'), 'CohortReadinessPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'readiness/people/$personId/$certificationId',
      component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
    }),
  ] as const
