import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from './list-search.ts'

export const catalogueRoutes = <Parent extends AnyRoute>(parent: Parent) => {
  const catalogue = createRoute({ getParentRoute: () => parent, path: 'catalogue' })
  return catalogue.addChildren([
    createRoute({
      getParentRoute: () => catalogue,
      path: '/',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./catalogue-page.tsx'), 'CataloguePage'),
    }),
    createRoute({
      getParentRoute: () => catalogue,
      path: 'demand',
      component: lazyRouteComponent(() => import('./demand-page.tsx'), 'DemandPage'),
    }),
    createRoute({
      getParentRoute: () => catalogue,
      path: 'certificates',
      component: lazyRouteComponent(() => import('./certificates-page.tsx'), 'CertificatesPage'),
    }),
    createRoute({
      getParentRoute: () => catalogue,
      path: '$certificationId',
      component: lazyRouteComponent(() => import('./certification-page.tsx'), 'CertificationPage'),
    }),
  ])
}
