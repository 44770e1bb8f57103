import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const driftRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'drift',
    component: lazyRouteComponent(() => import('./drift-page.tsx'), 'DriftPage'),
  })
