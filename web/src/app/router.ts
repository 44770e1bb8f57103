import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { galleryRoutes } from '../features/gallery/routes.ts'
import { LoadingPage } from '../ui/feedback/loading.tsx'
import { Layout } from './layout.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteFailed } from './route-failed.tsx'

const root = createRootRoute({ component: Layout })

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/gallery' })
  },
})

export const router = createRouter({
  routeTree: root.addChildren([first, galleryRoutes(root)]),
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 150,
  defaultErrorComponent: RouteFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
