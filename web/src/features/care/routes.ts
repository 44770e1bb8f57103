import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Who needs attention, one person, and office hours. */
export const careRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'care',
      component: lazyRouteComponent(() => import('./care-page.tsx'), 'CarePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'care/$cohortId/$personId',
      component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'office-hours',
      component: lazyRouteComponent(() => import('./office-hours-page.tsx'), 'OfficeHoursPage'),
    }),
  ] as const
