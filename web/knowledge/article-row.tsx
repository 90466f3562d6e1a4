import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBrief } from '#contract/article.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './knowledge.module.css'
import { StatusChip } from './status-chip.tsx'

/** An article in a list; `title` and `summary` where they are marked. */
export function ArticleRow({
  article,
  title = article.title,
  summary = article.summary,
  children,
}: {
  article: ArticleBrief
  title?: ReactNode
  summary?: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation('knowledge')
  return (
    <li>
      <Link to="/knowledge/$id" params={{ id: article.id }} className={css.row}>
        <span className={css.name} lang={article.language}>
          {title}
        </span>
        <span className={css.summary} lang={article.language}>
          {summary}
        </span>
        <span className={css.facts}>
          {children}
          <StatusChip article={article} />
          <span>{t(`visibility.${article.reach}`)}</span>
          <span>{t(`language.${article.language}`)}</span>
          {article.isOutdated && <span>{t('outdated')}</span>}
          {article.flagCount > 0 && <span>{t('flags', { count: article.flagCount })}</span>}
          <span>{t('views', { count: article.viewCount })}</span>
          <TimeAgo iso={article.updatedAt} />
        </span>
      </Link>
    </li>
  )
}
