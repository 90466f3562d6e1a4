import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { Article, ArticleStatus } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

/** What is listed: the articles of a category, or those that somebody has to do something about. */
export interface ArticleFilter {
  categoryId?: string | undefined
  queue?: Queue | undefined
  language?: Language | undefined
}

export const queues = ['drafts', 'review', 'flagged', 'outdated', 'archived'] as const
export type Queue = (typeof queues)[number]

/** What is not put away. */
const kept: ArticleStatus[] = ['draft', 'in_review', 'scheduled', 'published']

const queueQuery: Record<Queue, { status?: ArticleStatus[]; needs?: 'review' | 'flagged' | 'outdated' }> = {
  drafts: { status: ['draft'] },
  review: { needs: 'review' },
  flagged: { needs: 'flagged' },
  outdated: { needs: 'outdated' },
  archived: { status: ['archived'] },
}

export function useCategories() {
  return useQuery({
    queryKey: keys.articleCategories,
    queryFn: async ({ signal }) => (await api.articleCategories.list({ signal })).items,
  })
}

export function useArticleList({ categoryId, queue, language }: ArticleFilter) {
  return useInfiniteQuery({
    queryKey: keys.articles({ categoryId, queue, language }),
    queryFn: ({ pageParam, signal }) =>
      api.articles.list({
        query: {
          limit: 50,
          ...(queue === undefined ? { status: kept } : queueQuery[queue]),
          ...(categoryId !== undefined && { categoryId }),
          ...(language !== undefined && { language }),
          ...(pageParam !== undefined && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

export function useArticleSearch(q: string) {
  return useQuery({
    queryKey: keys.articles({ q }),
    queryFn: ({ signal }) => api.articles.search({ query: { q, limit: 30, suggest: true }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

export function useArticle(id: string | undefined) {
  return useQuery({
    queryKey: keys.article(id ?? ''),
    queryFn: ({ signal }) => api.articles.get({ params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
  })
}

/** Puts what the server answered where it is read, and lets lists be asked for anew. */
export function keepArticle(article: Article): void {
  queryClient.setQueryData(keys.article(article.id), article)
  void queryClient.invalidateQueries({ queryKey: keys.articles() })
  void queryClient.invalidateQueries({ queryKey: keys.articleCategories })
  void queryClient.invalidateQueries({ queryKey: keys.articleAbout(article.id) })
}

/** Something done with an article; failures are told. */
export function useAct(done?: (article: Article) => void) {
  return useMutation({
    mutationFn: (act: () => Promise<Article>) => act(),
    onSuccess: (article) => {
      keepArticle(article)
      done?.(article)
    },
    onError: showError,
  })
}

/** A new draft, to be written at once. */
export function writeArticle(draft: { title: string; language: Language; categoryId?: string | undefined }) {
  const { title, language, categoryId = null } = draft
  return api.articles.create({ body: { title, language, categoryId, visibility: 'public' } })
}
