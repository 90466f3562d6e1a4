import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ownRepliesQuery } from '#web/lib/own-replies.ts'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { TicketLink } from '../ticket-link.tsx'
import css from './scheduled.module.css'
import { useWaitingWords } from './use-waiting-words.ts'

/** What oneself wrote and has not left; what there is to do with it stands on its ticket. */
export function OwnRepliesPage() {
  const { t } = useTranslation('tickets')
  return (
    <Page title={t('ownReplies.title')} lead={t('ownReplies.lead')}>
      <Replies />
    </Page>
  )
}

function Replies() {
  return <Loading query={useQuery(ownRepliesQuery)}>{(replies) => <ReplyList replies={replies} />}</Loading>
}

function ReplyList({ replies }: { replies: WaitingReply[] }) {
  const { t } = useTranslation('tickets')
  if (replies.length === 0) {
    return <EmptyState icon={<IconClock size={26} />} title={t('ownReplies.empty')} text={t('ownReplies.empty.text')} />
  }
  return (
    <ul className={css['own']} aria-label={t('ownReplies.title')}>
      {replies.map((reply) => (
        <li key={reply.id}>
          <OwnReply reply={reply} />
        </li>
      ))}
    </ul>
  )
}

function OwnReply({ reply }: { reply: WaitingReply }) {
  const { t } = useTranslation('tickets')
  const words = useWaitingWords(reply)
  const isStopped = reply.state === 'stopped'
  const Icon = isStopped ? IconAlertTriangle : IconClock
  return (
    <TicketLink number={reply.ticket.number} className={css['ownReply']}>
      <span className={css['ownSubject']}>{t('pane.title', reply.ticket)}</span>
      <span className={css['ownText']}>{textOf(reply.bodyHtml)}</span>
      <span className={css['state']} data-tone={isStopped ? 'warn' : undefined}>
        <Icon size={14} aria-hidden />
        {words}
      </span>
    </TicketLink>
  )
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()
}
