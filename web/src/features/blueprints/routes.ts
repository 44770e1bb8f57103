import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const blueprintRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'blueprints',
      component: lazyRouteComponent(() => import('./blueprints-page.tsx'), 'BlueprintsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'blueprints/$blueprintId',
      component: lazyRouteComponent(() => import('./blueprint-page.tsx'), 'BlueprintPage'),
    }),
  ] as const
