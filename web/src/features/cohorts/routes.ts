import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type CohortView, viewOf } from './cohort-view.ts'

/** Below the organisation: the list, planning, one cohort, one session of it. */
export const cohortRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'cohorts',
      component: lazyRouteComponent(() => import('./cohort-list-page.tsx'), 'CohortListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'cohorts/new',
      component: lazyRouteComponent(() => import('./plan/plan-page.tsx'), 'PlanPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'cohorts/$cohortId',
      validateSearch: (search: Record<string, unknown>): { view?: CohortView } =>
        search['view'] === undefined ? {} : { view: viewOf(search['view']) },
      component: lazyRouteComponent(() => import('./cohort-page.tsx'), 'CohortPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'cohorts/$cohortId/sessions/$sessionKey',
      component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
    }),
  ] as const
