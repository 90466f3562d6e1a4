import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { withWords } from '#web/lib/i18n.ts'
import { readRatingSearch } from '#web/ratings/search.ts'
import { deskRoute } from './root-route.tsx'

const knowledge = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge',
  validateSearch: (given: Record<string, unknown>): { category?: string; queue?: string } => ({
    ...(typeof given.category === 'string' ? { category: given.category } : {}),
    ...(typeof given.queue === 'string' ? { queue: given.queue } : {}),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'KnowledgeRoute',
  ),
})

const knowledgeSettings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/settings',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'KnowledgeSettingsPage',
  ),
})

const article = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'ArticleRoute',
  ),
})

const editArticle = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id/edit',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'EditArticleRoute',
  ),
})

const articleVersions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id/versions',
  validateSearch: (given: Record<string, unknown>): { version?: number } =>
    typeof given.version === 'number' ? { version: given.version } : {},
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'VersionsRoute',
  ),
})

const announcements = createRoute({
  getParentRoute: () => deskRoute,
  path: '/announcements',
  component: lazyRouteComponent(
    withWords(() => import('#web/announcements/announcements-page.tsx'), 'ticket'),
    'AnnouncementsPage',
  ),
})

const ratings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ratings',
  validateSearch: readRatingSearch,
  component: lazyRouteComponent(
    withWords(() => import('#web/ratings/index.ts'), 'later'),
    'RatingsPage',
  ),
})

/** What the desk tells everybody, and what people say of it. */
export const knowledgeRoutes = [
  knowledge,
  knowledgeSettings,
  article,
  editArticle,
  articleVersions,
  announcements,
  ratings,
]
