import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const calendarRoutes = <Parent extends AnyRoute>(parent: Parent) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'calendar',
    validateSearch: (search: Record<string, unknown>): { whose?: 'mine' } =>
      search['whose'] === 'mine' ? { whose: 'mine' } : {},
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  })
