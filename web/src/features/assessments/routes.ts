import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Below the organisation: what I take, what I run, and the reviews. */
export const assessmentRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'my-assessments',
      component: lazyRouteComponent(() => import('./mine/my-assessments-page.tsx'), 'MyAssessmentsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'my-assessments/$assessmentId',
      component: lazyRouteComponent(() => import('./mine/start-page.tsx'), 'StartPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'attempts/$attemptId/review',
      component: lazyRouteComponent(() => import('./review/review-page.tsx'), 'ReviewPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'assessments',
      component: lazyRouteComponent(() => import('./run/assessments-page.tsx'), 'AssessmentsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'assessments/new',
      component: lazyRouteComponent(() => import('./run/draft-page.tsx'), 'NewAssessmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'assessments/$assessmentId',
      component: lazyRouteComponent(() => import('./run/assessment-page.tsx'), 'AssessmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'assessments/$assessmentId/edit',
      component: lazyRouteComponent(() => import('./run/draft-page.tsx'), 'EditAssessmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'honour-code',
      component: lazyRouteComponent(() => import('./run/honour-code-page.tsx'), 'HonourCodePage'),
    }),
  ] as const

/** Beside the organisation, not below it: an attempt needs no session to go on, and no guard may lead away from it. */
export const examRoute = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'o/$slug/exam/$attemptId',
    component: lazyRouteComponent(() => import('./player/player-page.tsx'), 'PlayerPage'),
  })
