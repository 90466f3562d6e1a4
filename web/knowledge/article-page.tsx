import { Alert, Anchor } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '#contract/article.ts'
import { useArticleLookedAt } from '#web/notifications/index.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { useArticle } from './api.ts'
import { ArticleAbout } from './article-about.tsx'
import { ArticleActions } from './article-actions.tsx'
import { ArticleText } from './article-text.tsx'
import { withContents } from './contents.ts'
import { ContentsList } from './contents-list.tsx'
import css from './knowledge.module.css'
import { StatusChip } from './status-chip.tsx'

/** An article as agents read it, with all that belongs to it beside. */
export function ArticlePage({ id }: { id: string }) {
  const { t } = useTranslation('knowledge')
  const article = useArticle(id)
  useArticleLookedAt(id)
  return (
    <Page
      wide
      title={article.data?.title ?? t('title')}
      lead={article.data?.summary}
      actions={article.data && <ArticleActions article={article.data} />}
    >
      <Loading query={article}>
        {(found) => (
          <div className={css.reading}>
            <div>
              <p className={css.facts}>
                <StatusChip article={found} />
                <span>{t(`visibility.${found.reach}`)}</span>
                {found.visibility !== found.reach && (
                  <span>{t('narrowed', { reach: t(`visibility.${found.reach}`) })}</span>
                )}
              </p>
              {found.isOutdated && (
                <Alert color="yellow" variant="light" icon={<IconAlertCircle size={18} />} mb="md">
                  {t('outdated')}
                </Alert>
              )}
              <Text article={found} />
              {found.files.length > 0 && (
                <section>
                  <h2 className={css.group}>{t('files')}</h2>
                  <ul className={css.tree}>
                    {found.files.map((file) => (
                      <li key={file.id}>
                        <Anchor href={file.path}>{file.filename}</Anchor>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
            <ArticleAbout article={found} />
          </div>
        )}
      </Loading>
    </Page>
  )
}

function Text({ article }: { article: Article }) {
  const { html, headings } = useMemo(() => withContents(article.bodyHtml), [article.bodyHtml])
  return (
    <>
      <ContentsList headings={headings} lang={article.language} />
      <ArticleText html={html} lang={article.language} />
    </>
  )
}
