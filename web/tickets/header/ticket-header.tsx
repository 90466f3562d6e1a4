import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconCheck,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconRotate2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useColleagues } from '#web/lib/presence.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { ChannelIcon, TypeIcon } from '#web/ui/kind-icons.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import { Watchers } from '#web/ui/watchers.tsx'
import { FollowButton } from '../followers/follow-button.tsx'
import type { Follow } from '../followers/use-follow.ts'
import type { TicketActions } from '../use-ticket-actions.ts'
import { SubjectEditor } from './subject-editor.tsx'
import css from './ticket-header.module.css'
import { TicketMenu } from './ticket-menu.tsx'

interface Props {
  ticket: Ticket
  actions: TicketActions
  follow: Follow
  isSideHidden: boolean
  onToggleSide: () => void
  onClose: (() => void) | undefined
  onMerge: () => void
  onMacros: () => void
  onMajor: (() => void) | undefined
  onArticle: (() => void) | undefined
}

export function TicketHeader({
  ticket,
  actions,
  follow,
  isSideHidden,
  onToggleSide,
  onClose,
  onMerge,
  onMacros,
  onMajor,
  onArticle,
}: Props) {
  const { t } = useTranslation('tickets')
  return (
    <header className={css['header']}>
      {onClose && (
        <Tooltip label={t('pane.close')}>
          <ActionIcon
            className={css['back'] ?? ''}
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('pane.close')}
            onClick={onClose}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Facts ticket={ticket} />
      <div className={css['subjectPlace']}>
        <SubjectEditor
          subject={ticket.subject}
          onSave={ticket.can.change ? (subject) => actions.change({ subject }, { subject }) : undefined}
        />
      </div>
      <div className={css['tools']}>
        <Watchers colleagues={useColleagues(ticket.number)} size={26} />
        {ticket.assignee && (
          <Tooltip label={t('header.assignedTo', { name: ticket.assignee.name })}>
            <span
              className={css['assignee']}
              role="img"
              aria-label={t('header.assignedTo', { name: ticket.assignee.name })}
            >
              <Avatar name={ticket.assignee.name} id={ticket.assignee.id} size={28} />
            </span>
          </Tooltip>
        )}
        <FollowButton follow={follow} />
        <SettleButton actions={actions} />
        <TicketMenu
          ticket={ticket}
          onAssignToMe={actions.assignToMe}
          onMerge={onMerge}
          onMacros={onMacros}
          onMajor={onMajor}
          onArticle={onArticle}
        />
        <SideButton isHidden={isSideHidden} onToggle={onToggleSide} />
      </div>
    </header>
  )
}

function Facts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('common')
  return (
    <div className={css['facts']}>
      <span className={css['number']}>#{ticket.number}</span>
      <StatusPill status={ticket.status} />
      <span className={css['fact']}>
        <TypeIcon type={ticket.type} />
        <span aria-hidden>{t(`type.${ticket.type}`)}</span>
      </span>
      <span className={css['fact']}>
        <ChannelIcon channel={ticket.channel} />
        <span aria-hidden>{t(`channel.${ticket.channel}`)}</span>
      </span>
    </div>
  )
}

function SettleButton({ actions }: { actions: TicketActions }) {
  const { t } = useTranslation('tickets')
  if (actions.solve) {
    return (
      <Button
        className={css['solve'] ?? ''}
        size="xs"
        variant="default"
        leftSection={<IconCheck size={15} />}
        aria-keyshortcuts="e"
        onClick={actions.solve}
      >
        {t('header.solve')}
      </Button>
    )
  }
  if (!actions.reopen) return null
  return (
    <Button size="xs" variant="default" leftSection={<IconRotate2 size={15} />} onClick={actions.reopen}>
      {t('header.reopen')}
    </Button>
  )
}

function SideButton({ isHidden, onToggle }: { isHidden: boolean; onToggle: () => void }) {
  const { t } = useTranslation('tickets')
  const label = isHidden ? t('pane.showSide') : t('pane.hideSide')
  const Icon = isHidden ? IconLayoutSidebarRightExpand : IconLayoutSidebarRightCollapse
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={css['sideButton'] ?? ''}
        variant="subtle"
        color="gray"
        size={30}
        aria-label={label}
        onClick={onToggle}
      >
        <Icon size={17} />
      </ActionIcon>
    </Tooltip>
  )
}
