import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBook2 } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBrief } from '#contract/article.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useDesk } from '#web/lib/me.ts'
import { showError } from '#web/ui/notify.ts'
import type { RichTextHandle } from '#web/ui/rich-text.tsx'
import css from './articles.module.css'
import { linkTo, textOf } from './inserted.ts'
import { useFoundArticles, useLinkArticle } from './queries.ts'

interface Props {
  ticket: Ticket
  editor: RefObject<RichTextHandle | null>
  /** What goes to the requester holds nothing that only agents may read. */
  kind: 'reply' | 'note'
}

/** Puts an article into what is written, as a link or as its text. */
export function ArticleButton(props: Props) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      trapFocus
      returnFocus={false}
      width="min(460px, 100vw - 16px)"
    >
      <Popover.Target>
        <Tooltip label={t('articles.button')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('articles.button')}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconBook2 size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>{isOpen && <Finder {...props} onClose={() => setOpen(false)} />}</Popover.Dropdown>
    </Popover>
  )
}

function Finder({ ticket, editor, kind, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { portalUrl } = useDesk()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const found = useFoundArticles(ticket.number, q)
  const link = useLinkArticle(ticket.number)
  const offered = (found.data ?? []).filter(({ article }) => mayGo(article, kind))
  const put = (article: ArticleBrief, html: string) => {
    onClose()
    editor.current?.insertHtml(html)
    link.mutate({ articleId: article.id, kind: kind === 'reply' ? 'sent' : 'linked' })
  }
  const putText = (article: ArticleBrief) =>
    api.articles
      .get({ params: { id: article.id }, query: { live: true } })
      .then((whole) => put(article, textOf(whole, portalUrl)), showError)
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('articles.search')}
        placeholder={t('articles.search')}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={css['list']}>
        {offered.map(({ article }) => (
          <li key={article.id}>
            <span lang={article.language}>{article.title}</span>
            <Group gap={4} wrap="nowrap">
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('articles.insertLink', { title: article.title })}
                onClick={() => put(article, linkTo(article, portalUrl))}
              >
                {t('articles.link')}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('articles.insertText', { title: article.title })}
                onClick={() => void putText(article)}
              >
                {t('articles.text')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {found.data && offered.length === 0 && (
        <p role="status" className={css['none']}>
          {t('articles.nothing')}
        </p>
      )}
    </>
  )
}

function mayGo({ reach, isLive }: ArticleBrief, kind: Props['kind']): boolean {
  return kind === 'note' || (isLive && (reach === 'public' || reach === 'organizations'))
}
