import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ArticleDiff } from '#contract/article.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { useAct, useArticle } from './api.ts'
import css from './knowledge.module.css'

/** The versions of an article, and what one of them changed. */
export function VersionsPage({ id, version }: { id: string; version: number | undefined }) {
  const { t } = useTranslation('knowledge')
  const navigate = useNavigate()
  const article = useArticle(id)
  const versions = useQuery({
    queryKey: keys.articleAbout(id, 'versions'),
    queryFn: async ({ signal }) => (await api.articles.versions({ params: { id }, signal })).items,
  })
  const shown = version ?? versions.data?.[0]?.version
  const restore = useAct(() => {
    showSuccess(t('version.restored'))
    void navigate({ to: '/knowledge/$id', params: { id } })
  })
  const isNewest = shown === versions.data?.[0]?.version
  return (
    <Page
      wide
      title={t('diff.title', { title: article.data?.title ?? '' })}
      actions={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/knowledge/$id" params={{ id }} {...props} />}>
            {t('back')}
          </Button>
          {shown !== undefined && !isNewest && (
            <Button
              loading={restore.isPending}
              onClick={() => restore.mutate(() => api.articles.restore({ params: { id, version: shown } }))}
            >
              {t('version.restore')}
            </Button>
          )}
        </>
      }
    >
      <Loading query={versions}>
        {(items) => (
          <div className={css.columns}>
            <nav aria-label={t('versions')}>
              <ul className={css.tree}>
                {items.map((one) => (
                  <li key={one.version}>
                    <Link
                      to="/knowledge/$id/versions"
                      params={{ id }}
                      search={{ version: one.version }}
                      className={css.place}
                      aria-current={one.version === shown ? 'page' : undefined}
                    >
                      <span>
                        {t('version', { version: one.version })}
                        <span className={css.summary}>
                          {one.author?.name ?? t('nobodyDid')} · <TimeAgo iso={one.createdAt} />
                        </span>
                      </span>
                      {one.isLive && (
                        <Badge variant="outline" color="teal" c="inherit" tt="none">
                          {t('version.live')}
                        </Badge>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            {shown !== undefined && <Diff id={id} version={shown} />}
          </div>
        )}
      </Loading>
    </Page>
  )
}

function Diff({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('knowledge')
  const diff = useQuery({
    queryKey: keys.articleAbout(id, 'diff', version),
    queryFn: ({ signal }) => api.articles.diff({ params: { id, version }, query: {}, signal }),
  })
  return (
    <Loading query={diff}>
      {({ from, title, summary, body }) => (
        <section>
          <p className={css.summary}>{from === 0 ? t('diff.first') : t('diff.against', { from })}</p>
          <h2 className={css.name}>
            <Pieces pieces={title} />
          </h2>
          <p>
            <Pieces pieces={summary} />
          </p>
          {body.every(({ kind }) => kind === 'same') && <p className={css.summary}>{t('diff.same')}</p>}
          <ol className={css.diff}>
            {body.map(({ kind, pieces }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text have no other name
              <li key={place} data-kind={kind}>
                <Pieces pieces={pieces} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </Loading>
  )
}

function Pieces({ pieces }: { pieces: ArticleDiff['title'] }) {
  return pieces.map(({ kind, text }, place) => {
    const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text have no other name
    return <Tag key={place}>{text}</Tag>
  })
}
