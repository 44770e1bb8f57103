import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Below the organisation: a session while it runs, for those in it, for its trainer, and afterwards. */
export const deliveryRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'live/$runId',
      component: lazyRouteComponent(() => import('./companion/companion-page.tsx'), 'CompanionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'live/$runId/console',
      component: lazyRouteComponent(() => import('./console/console-page.tsx'), 'ConsolePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'live/$runId/record',
      component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
    }),
  ] as const

/** Beside the organisation's frame, below `/o/$slug/live`: the wall holds nothing that leads elsewhere. */
export const projectorRoute = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: '$runId/projector',
    component: lazyRouteComponent(() => import('./projector-page.tsx'), 'ProjectorPage'),
  })
