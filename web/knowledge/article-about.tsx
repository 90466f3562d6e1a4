import { Anchor, Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ArticleEvent } from '#contract/article.ts'
import { languages } from '#contract/common.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { keepArticle, useCategories } from './api.ts'
import css from './knowledge.module.css'
import { useCategoryName } from './use-category-name.ts'

/** What is known of an article besides its text. */
export function ArticleAbout({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const nameOf = useCategoryName()
  const { data: categories = [] } = useCategories()
  const category = categories.find(({ id }) => id === article.categoryId)
  const facts: [string, ReactNode][] = [
    [
      t('category'),
      category ? (
        <Link key="category" to="/knowledge" search={{ category: category.id }}>
          {nameOf(category)}
        </Link>
      ) : (
        t('tree.none')
      ),
    ],
    [t('owner'), article.owner?.name ?? t('nobody')],
    [t('updated'), <TimeAgo key="updated" iso={article.updatedAt} />],
    ...when(t('publishAt'), article.publishAt, format.dateTime),
    ...when(t('reviewAt'), article.reviewAt, format.date),
    ...when(t('expiresAt'), article.expiresAt, format.date),
    [
      t('address'),
      article.isLive ? (
        <Anchor key="address" href={article.path} target="_blank" inherit>
          {article.path}
        </Anchor>
      ) : (
        article.path
      ),
    ],
  ]
  return (
    <aside className={css.about} aria-label={t('about')}>
      <section>
        <h2>{t('about')}</h2>
        <dl>
          {facts.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
        </dl>
      </section>
      <Translations article={article} />
      {article.related.length > 0 && (
        <section>
          <h2>{t('related')}</h2>
          <ul>
            {article.related.map((one) => (
              <li key={one.id} lang={one.language}>
                <Link to="/knowledge/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Feedback article={article} />
      <History article={article} />
    </aside>
  )
}

function when(name: string, at: string | null, format: (iso: string) => string): [string, ReactNode][] {
  return at === null ? [] : [[name, format(at)]]
}

function Translations({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const navigate = useNavigate()
  const translate = useMutation({
    mutationFn: (language: (typeof languages)[number]) =>
      api.articles.translate({ params: article, body: { language } }),
    onSuccess: (made) => {
      keepArticle(made)
      void queryClient.invalidateQueries({ queryKey: keys.article(article.id) })
      void navigate({ to: '/knowledge/$id/edit', params: { id: made.id } })
    },
    onError: showError,
  })
  const missing = languages.filter(
    (one) => one !== article.language && !article.translations.some(({ language }) => language === one),
  )
  return (
    <section>
      <h2>{t('translations')}</h2>
      <ul>
        <li>{t(`language.${article.language}`)}</li>
        {article.translations.map((one) => (
          <li key={one.id}>
            <Link to="/knowledge/$id" params={{ id: one.id }}>
              {t(`language.${one.language}`)}
            </Link>{' '}
            {one.isOutdated && t('outdated')}
          </li>
        ))}
        {missing.map((one) => (
          <li key={one}>
            <Button
              size="compact-xs"
              variant="default"
              loading={translate.isPending}
              onClick={() => translate.mutate(one)}
            >
              {t('translate', { language: t(`language.${one}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Feedback({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const { data } = useQuery({
    queryKey: keys.articleAbout(article.id, 'feedback'),
    queryFn: ({ signal }) => api.articles.feedback({ params: { id: article.id }, signal }),
  })
  const settle = useMutation({
    mutationFn: (flagId: string) => api.articles.settleFlag({ params: { id: article.id, flagId } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.articleAbout(article.id) })
      void queryClient.invalidateQueries({ queryKey: keys.articles() })
    },
    onError: showError,
  })
  return (
    <section>
      <h2>{t('feedback')}</h2>
      <p className={css.facts}>
        <span>{t('views', { count: article.viewCount })}</span>
        <span>{t('helpful', { count: article.helpfulCount })}</span>
        <span>{t('unhelpful', { count: article.unhelpfulCount })}</span>
        <span>{t('uses', { count: article.useCount })}</span>
      </p>
      <ul>
        {data?.flags.map((flag) => (
          <li key={flag.id}>
            <strong>{flag.by.name}</strong>: {flag.note}{' '}
            {flag.ticketNumber !== null && (
              <Link
                to="/tickets/$number"
                params={{ number: String(flag.ticketNumber) }}
              >{`#${flag.ticketNumber}`}</Link>
            )}{' '}
            <Button size="compact-xs" variant="default" onClick={() => settle.mutate(flag.id)}>
              {t('settle')}
            </Button>
          </li>
        ))}
        {data?.votes.map((vote) => (
          <li key={vote.id}>
            {[reasonOf(vote.reason), vote.comment].filter(Boolean).join(' · ')} · <TimeAgo iso={vote.createdAt} />
          </li>
        ))}
      </ul>
      {data && data.tickets.length > 0 && (
        <>
          <h2>{t('feedback.tickets')}</h2>
          <ul>
            {data.tickets.map(({ number, subject }) => (
              <li key={number}>
                <Link to="/tickets/$number" params={{ number: String(number) }}>{`#${number} ${subject}`}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )

  function reasonOf(reason: string | null): string {
    switch (reason) {
      case 'unclear':
      case 'incomplete':
      case 'wrong':
      case 'outdated':
      case 'not_mine':
        return t(`reason.${reason}`)
      default:
        return ''
    }
  }
}

function History({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const { data } = useQuery({
    queryKey: keys.articleAbout(article.id, 'history'),
    queryFn: ({ signal }) => api.articles.history({ params: { id: article.id }, query: { limit: 20 }, signal }),
  })
  const says = ({ kind, details }: ArticleEvent) =>
    t(`event.${kind}`, { version: details['version'], note: details['note'], to: details['to'] })
  return (
    <section>
      <h2>{t('history')}</h2>
      <ul>
        {data?.items.map((event) => (
          <li key={event.id}>
            <strong>{event.actor?.name ?? t('nobodyDid')}</strong> {says(event)} · <TimeAgo iso={event.createdAt} />
          </li>
        ))}
      </ul>
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/knowledge/$id/versions" params={{ id: article.id }} search={{}} {...props} />}
      >
        {t('versions')}
      </Anchor>
    </section>
  )
}
