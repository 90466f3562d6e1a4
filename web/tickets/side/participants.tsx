import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { AddFollower } from '../followers/add-follower.tsx'
import type { Follow } from '../followers/use-follow.ts'
import css from './side.module.css'

const parts = ['requester', 'cc', 'follower'] as const

/** Who takes part in the ticket, as what, and what each may see. */
export function Participants({ ticket, follow }: { ticket: Ticket; follow: Follow }) {
  const { t } = useTranslation('tickets')
  const [isAdding, setAdding] = useState(false)
  return (
    <section aria-label={t('participants.title')}>
      <h2 className={css['title']}>
        {t('participants.title')}
        {!isAdding && (
          <Tooltip label={t('follow.add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('follow.add')}
              onClick={() => setAdding(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </h2>
      {isAdding && <AddFollower ticket={ticket} follow={follow} onClose={() => setAdding(false)} />}
      {parts.map((part) => (
        <People key={part} ticket={ticket} part={part} />
      ))}
    </section>
  )
}

/** Those who take the same part; what they see is said once. */
function People({ ticket, part }: { ticket: Ticket; part: (typeof parts)[number] }) {
  const { t } = useTranslation('tickets')
  const people =
    part === 'follower'
      ? ticket.followers.map(({ id, name, email }) => ({ id, name, title: email ?? name }))
      : ticket.participants
          .filter(({ role }) => role === part)
          .map(({ name, address }) => ({ id: address, name: name || address, title: address }))
  if (people.length === 0) return null
  return (
    <>
      <ul className={css['list']}>
        {people.map(({ id, name, title }) => (
          <li key={id} className={css['row']} title={title}>
            <span className={css['grow']}>{name}</span>
            <span className={css['quiet']}>{t(`participants.${part}`)}</span>
          </li>
        ))}
      </ul>
      <p className={css['reasonText']}>{t(`participants.${part}Sees`)}</p>
    </>
  )
}
