import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** One's own exams, and for those who run programmes the results and the vouchers. */
export const examsRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'exams',
      component: lazyRouteComponent(() => import('./exams-page.tsx'), 'ExamsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'exams/results',
      component: lazyRouteComponent(() => import('./results-page.tsx'), 'ResultsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'exams/vouchers',
      component: lazyRouteComponent(() => import('./vouchers-page.tsx'), 'VouchersPage'),
    }),
  ] as const
