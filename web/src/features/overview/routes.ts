import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const overviewRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'overview',
    component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
  })
