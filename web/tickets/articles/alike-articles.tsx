import { Alert, Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AlikeArticle } from '#contract/ticket-articles.ts'
import type { Ticket } from '#contract/tickets.ts'
import css from './articles.module.css'
import { useLinkArticle } from './queries.ts'

/** Articles that may say it already: better one that is linked than a second one that says the same. */
export function AlikeArticles({
  ticket,
  alike,
  onDone,
}: {
  ticket: Ticket
  alike: AlikeArticle[]
  onDone: () => void
}) {
  const { t } = useTranslation('tickets')
  const link = useLinkArticle(ticket.number)
  if (alike.length === 0) return null
  return (
    <Alert color="blue" variant="light" icon={<IconCopy size={18} />} title={t('articles.alike')}>
      <ul className={css['list']}>
        {alike.map(({ article, score }) => (
          <li key={article.id}>
            <Link to="/knowledge/$id" params={{ id: article.id }} target="_blank" lang={article.language}>
              {article.title}
            </Link>
            <span className={css['alikeFoot']}>
              {t('articles.alike.score', { percent: Math.round(score * 100) })}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('articles.linkTo', { title: article.title })}
                onClick={() => link.mutate({ articleId: article.id, kind: 'linked' }, { onSuccess: onDone })}
              >
                {t('articles.attach')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
