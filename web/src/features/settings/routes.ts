import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'

export const settingsRoutes = <Parent extends AnyRoute>(parent: Parent) => {
  const settings = createRoute({
    getParentRoute: () => parent,
    path: 'settings',
    component: lazyRouteComponent(() => import('./settings-layout.tsx'), 'SettingsLayout'),
  })
  return settings.addChildren([
    createRoute({
      getParentRoute: () => settings,
      path: '/',
      beforeLoad: ({ location }) => {
        throw redirect({ href: `${location.pathname.replace(/\/$/, '')}/profile`, replace: true })
      },
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'profile',
      component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'security',
      component: lazyRouteComponent(() => import('./security-page.tsx'), 'SecurityPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'reminders',
      component: lazyRouteComponent(() => import('./reminders-page.tsx'), 'RemindersPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'costs',
      component: lazyRouteComponent(() => import('./costs-page.tsx'), 'CostsPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'tokens',
      component: lazyRouteComponent(() => import('./tokens-page.tsx'), 'TokensPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'members',
      component: lazyRouteComponent(() => import('./members-page.tsx'), 'MembersPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'organisation',
      component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'mail',
      component: lazyRouteComponent(() => import('./mail-page.tsx'), 'MailPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'audit',
      component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
    }),
    createRoute({
      getParentRoute: () => settings,
      path: 'new-organisation',
      component: lazyRouteComponent(() => import('./new-organisation-page.tsx'), 'NewOrganisationPage'),
    }),
  ])
}
