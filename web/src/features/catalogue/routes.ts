import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const catalogueRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'catalogue',
    component: lazyRouteComponent(() => import('./catalogue-page.tsx'), 'CataloguePage'),
  })
