import { createRouter } from '@tanstack/react-router'
import { Broken, Missing } from './full-page.tsx'
import { routeTree } from './routes.tsx'

export const router = createRouter({
  routeTree,
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultPreloadDelay: 40,
  // What is fetched is TanStack Query's affair; the router only fetches code.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
