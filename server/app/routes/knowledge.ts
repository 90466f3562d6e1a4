import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { announcementHandlers } from '../../announcements/index.ts'
import { catalogueHandlers, serviceHandlers } from '../../catalogue/index.ts'
import {
  articleCategoryHandlers,
  articleHandlers,
  knowledgeHandlers,
  ticketArticleHandlers,
} from '../../knowledge/index.ts'
import { patternHandlers } from '../../patterns/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { portalHandlers } from '../../portal/index.ts'
import { problemHandlers } from '../../problems/index.ts'
import { ratingHandlers } from '../../ratings/index.ts'

/** What is known, and what requesters are offered. */
export function bindKnowledgeRoutes(app: FastifyInstance, who: Authenticate): void {
  bind(app, who, contract.announcements, announcementHandlers)
  bind(app, who, contract.articleCategories, articleCategoryHandlers)
  bind(app, who, contract.articles, articleHandlers)
  bind(app, who, contract.catalogue, catalogueHandlers)
  bind(app, who, contract.services, serviceHandlers)
  bind(app, who, contract.knowledge, knowledgeHandlers)
  bind(app, who, contract.portal, portalHandlers)
  bind(app, who, contract.patterns, patternHandlers)
  bind(app, who, contract.problems, problemHandlers)
  bind(app, who, contract.ratings, ratingHandlers)
  bind(app, who, contract.ticketArticles, ticketArticleHandlers)
}
