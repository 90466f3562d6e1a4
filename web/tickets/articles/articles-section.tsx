import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconFlag, IconPencilPlus, IconUnlink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBrief } from '#contract/article.ts'
import type { Ticket } from '#contract/tickets.ts'
import css from '../side/side.module.css'
import { FlagForm } from './flag-form.tsx'
import { useFoundArticles, useLinkArticle, useTicketArticles, useUnlinkArticle } from './queries.ts'

interface Props {
  ticket: Ticket
  /** Absent while there is no solution to write down. */
  onWrite: (() => void) | undefined
}

/** The articles that helped with a ticket, and those that may. */
export function ArticlesSection({ ticket, onWrite }: Props) {
  const { t } = useTranslation('tickets')
  const { data: own } = useTicketArticles(ticket.number)
  const found = useFoundArticles(ticket.number, '')
  const link = useLinkArticle(ticket.number)
  const unlink = useUnlinkArticle(ticket.number)
  const [flagged, setFlagged] = useState<string>()
  const suggested = (found.data ?? [])
    .filter(({ article }) => !own?.some((one) => one.article.id === article.id))
    .slice(0, 3)
  return (
    <section aria-label={t('articles.title')}>
      <h2 className={css['title']}>{t('articles.title')}</h2>
      {own?.length === 0 && suggested.length === 0 && <p className={css['none']}>{t('articles.none')}</p>}
      <ul className={css['list']}>
        {own?.map(({ article, kind, isOrigin, by }) => (
          <li key={article.id}>
            <ArticleLink article={article} />
            <div className={css['linkFoot']}>
              <p className={css['reasonText']}>
                {t(isOrigin ? 'articles.written' : kind === 'sent' ? 'articles.sent' : 'articles.linked', {
                  name: by?.name ?? '',
                })}
              </p>
              <Tooltip label={t('articles.flag', { title: article.title })}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  aria-label={t('articles.flag', { title: article.title })}
                  onClick={() => setFlagged(article.id)}
                >
                  <IconFlag size={14} />
                </ActionIcon>
              </Tooltip>
              {ticket.can.change && (
                <Tooltip label={t('articles.unlink', { title: article.title })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('articles.unlink', { title: article.title })}
                    onClick={() => unlink.mutate(article.id)}
                  >
                    <IconUnlink size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
            {flagged === article.id && (
              <FlagForm articleId={article.id} number={ticket.number} onClose={() => setFlagged(undefined)} />
            )}
          </li>
        ))}
      </ul>
      {suggested.length > 0 && (
        <>
          <p className={css['reasonText']}>{t('articles.suggested')}</p>
          <ul className={css['list']}>
            {suggested.map(({ article }) => (
              <li key={article.id}>
                <ArticleLink article={article} />
                {ticket.can.change && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    mb={8}
                    aria-label={t('articles.linkTo', { title: article.title })}
                    onClick={() => link.mutate({ articleId: article.id, kind: 'linked' })}
                  >
                    {t('articles.attach')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {onWrite && (
        <Button
          size="compact-sm"
          variant="default"
          mt={8}
          leftSection={<IconPencilPlus size={15} aria-hidden />}
          onClick={onWrite}
        >
          {t('articles.write')}
        </Button>
      )}
    </section>
  )
}

function ArticleLink({ article }: { article: ArticleBrief }) {
  return (
    <Link to="/knowledge/$id" params={{ id: article.id }} className={css['rowLink']} lang={article.language}>
      <span className={css['grow']}>{article.title}</span>
    </Link>
  )
}
