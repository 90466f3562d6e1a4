import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlarm,
  IconArrowBackUp,
  IconAt,
  IconBell,
  IconBellPlus,
  IconBolt,
  IconCalendarExclamation,
  IconChartDots3,
  IconCheck,
  IconChecklist,
  IconChecks,
  IconClockExclamation,
  IconEyeCheck,
  IconFileArrowLeft,
  IconFileCheck,
  IconFileSearch,
  IconFlag,
  IconGavel,
  IconHourglassLow,
  IconMessage2,
  IconMessages,
  IconPhoneCall,
  IconRosetteDiscountCheck,
  IconStairsUp,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notification, NotificationKind } from '#contract/notifications.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { type NotificationGroup as Group, nameOf } from './groups.ts'
import css from './notifications.module.css'

interface Props {
  group: Group
  /** True where what is done is listed, to be taken back. */
  isDone: boolean
  onMark: (group: Group) => void
}

/** What tells of one ticket or article: the way there, and what happened on it. */
export function NotificationGroup({ group, isDone, onMark }: Props) {
  const { t } = useTranslation('notifications')
  const { ticket, article, items } = group
  const label = t(isDone ? 'takeBack' : 'done', { name: nameOf(group) })
  return (
    <li className={css.group} data-unseen={items.some(({ seenAt }) => seenAt === null) || undefined}>
      <div className={css.head}>
        {ticket && (
          <Link
            to="/tickets/$number"
            params={{ number: String(ticket.number) }}
            className={css.ticket}
            data-ticket={ticket.number}
          >
            <span className={css.number}>#{ticket.number}</span> {ticket.subject}
          </Link>
        )}
        {article && (
          <Link
            to="/knowledge/$id"
            params={{ id: article.id }}
            className={css.ticket}
            data-ticket={article.id}
            lang={article.language}
          >
            {article.title}
          </Link>
        )}
        {ticket ? <StatusPill status={ticket.status} /> : <span className={css.number}>{t('article')}</span>}
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} onClick={() => onMark(group)}>
            {isDone ? <IconArrowBackUp size={17} /> : <IconCheck size={17} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={css.events}>
        {items.map((item) => (
          <Event key={item.id} item={item} />
        ))}
      </ul>
    </li>
  )
}

const icons = {
  assigned: IconUserCheck,
  assigned_to_team: IconUsers,
  requester_answered: IconMessage2,
  side_answered: IconMessages,
  followed: IconBell,
  mentioned: IconAt,
  invited: IconBellPlus,
  task_assigned: IconChecklist,
  task_due: IconAlarm,
  called_out: IconPhoneCall,
  called: IconBolt,
  approval_asked: IconRosetteDiscountCheck,
  approval_ended: IconGavel,
  clock_warning: IconHourglassLow,
  clock_breached: IconClockExclamation,
  reply_to_approve: IconEyeCheck,
  reply_decided: IconChecks,
  escalated: IconStairsUp,
  pattern_found: IconChartDots3,
  article_to_review: IconFileSearch,
  article_returned: IconFileArrowLeft,
  article_published: IconFileCheck,
  article_flagged: IconFlag,
  article_due: IconCalendarExclamation,
} as const satisfies Record<NotificationKind, unknown>

function Event({ item }: { item: Notification }) {
  const { t } = useTranslation('notifications')
  const Icon = icons[item.kind]
  const sentence = item.actor ? t(`event.${item.kind}`, { name: item.actor.name }) : t(`event.${item.kind}.some`)
  return (
    <li className={css.event}>
      <Icon size={16} stroke={1.7} aria-hidden />
      <span className={css.words}>
        <span className={css.sentence}>
          {sentence}
          {item.seenAt === null && <span className={css.new}>{t('new')}</span>}
        </span>
        {item.excerpt && <span className={css.excerpt}>{item.excerpt}</span>}
      </span>
      <TimeAgo iso={item.createdAt} as="smart" className={css.time} />
    </li>
  )
}
