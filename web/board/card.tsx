import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { StandingMark } from '#web/duty/index.ts'
import { DuePill } from '#web/ui/due-pill.tsx'
import { PriorityPill, StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './board.module.css'
import type { MoveTicket, Place } from './use-move-ticket.ts'

interface Props {
  ticket: TicketSummary
  places: Place[]
  onDrag: (number: number | undefined) => void
  onMove: MoveTicket
}

/** A ticket: dragged with the mouse, or given to somebody by its menu. */
export function Card({ ticket, places, onDrag, onMove }: Props) {
  const { number, subject, requester, priority, status, waitingSince, updatedAt, nextDue, isClockPaused } = ticket
  return (
    <article
      className={css['card']}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', `#${number}`)
        onDrag(number)
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className={css['top']}>
        <Link to="/tickets/$number" params={{ number: String(number) }} className={css['subject']} draggable={false}>
          {subject}
        </Link>
        <MoveMenu ticket={ticket} places={places} onMove={onMove} />
      </div>
      <div className={css['dim']}>
        #{number} · {requester.name}
      </div>
      <div className={css['marks']}>
        {priority <= 2 && <PriorityPill priority={priority} />}
        {status !== 'open' && <StatusPill status={status} />}
        <DuePill nextDue={nextDue} isClockPaused={isClockPaused} />
        <TimeAgo iso={waitingSince ?? updatedAt} className={css['dim']} />
      </div>
    </article>
  )
}

function MoveMenu({ ticket, places, onMove }: Pick<Props, 'ticket' | 'places' | 'onMove'>) {
  const { t } = useTranslation(['board', 'duty'])
  const others = places.filter(({ id }) => id !== (ticket.assignee?.id ?? null))
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon
          className={css['move']}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('move', { number: ticket.number })}
        >
          <IconArrowsExchange size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflow: 'auto' }}>
        <Menu.Label>{t('move.to')}</Menu.Label>
        {others.map(({ id, name, agent }) => (
          <Menu.Item
            key={id ?? 'queue'}
            rightSection={agent && t('duty:load', { load: agent.load, capacity: agent.capacity })}
            onClick={() => onMove(ticket.number, id)}
          >
            {id === null ? t('move.queue') : name}
            {agent && (
              <div>
                <StandingMark agent={agent} short />
              </div>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
