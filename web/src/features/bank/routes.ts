import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { bankSearch } from './bank-search.ts'

/** The bank, a file on its way in, questions whose answers raise an alarm, a new question, and one question. */
export const bankRoutes = <Parent extends AnyRoute>(parent: Parent) => {
  const questions = createRoute({ getParentRoute: () => parent, path: 'questions' })
  return questions.addChildren([
    createRoute({
      getParentRoute: () => questions,
      path: '/',
      validateSearch: bankSearch,
      component: lazyRouteComponent(() => import('./bank-page.tsx'), 'BankPage'),
    }),
    createRoute({
      getParentRoute: () => questions,
      path: 'import',
      component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
    }),
    createRoute({
      getParentRoute: () => questions,
      path: 'alarms',
      component: lazyRouteComponent(() => import('./alarms-page.tsx'), 'AlarmsPage'),
    }),
    createRoute({
      getParentRoute: () => questions,
      path: 'new',
      component: lazyRouteComponent(() => import('./new-question-page.tsx'), 'NewQuestionPage'),
    }),
    createRoute({
      getParentRoute: () => questions,
      path: '$questionId',
      component: lazyRouteComponent(() => import('./question-page.tsx'), 'QuestionPage'),
    }),
  ])
}
