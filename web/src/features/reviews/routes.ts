import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Beside the organisation, not below it: it opens without a network, where no guard can ask who is signed in. */
export const dayRoute = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'o/$slug/day',
    component: lazyRouteComponent(() => import('./day-page.tsx'), 'DayPage'),
  })
