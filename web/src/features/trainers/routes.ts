import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The register, one trainer, and whose hours suit when: one's own at `availability`. */
export const trainerRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'trainers',
      component: lazyRouteComponent(() => import('./trainers-page.tsx'), 'TrainersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'trainers/$personId',
      component: lazyRouteComponent(() => import('./trainer-page.tsx'), 'TrainerPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'availability',
      component: lazyRouteComponent(() => import('./availability-page.tsx'), 'AvailabilityPage'),
    }),
  ] as const
