import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const todayRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'today',
    component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
  })
