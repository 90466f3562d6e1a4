import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { AddFollower } from '../followers/add-follower.tsx'
import type { Follow } from '../followers/use-follow.ts'
import css from './side.module.css'

type Part = Ticket['participants'][number]['role'] | 'follower'

/** Who takes part in the ticket, as what, and what each may see. */
export function Participants({ ticket, follow }: { ticket: Ticket; follow: Follow }) {
  const { t } = useTranslation('tickets')
  const [isAdding, setAdding] = useState(false)
  const people: { key: string; name: string; title: string; part: Part }[] = [
    ...ticket.participants.map(({ name, address, role }) => ({
      key: `${role}:${address}`,
      name: name || address,
      title: address,
      part: role,
    })),
    ...ticket.followers.map(({ id, name, email }) => ({
      key: id,
      name,
      title: email ?? name,
      part: 'follower' as const,
    })),
  ]

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
      <ul className={css['list']}>
        {people.map(({ key, name, title, part }) => (
          <li key={key} title={title}>
            <div className={css['row']}>
              <span className={css['grow']}>{name}</span>
              <span className={css['quiet']}>{t(`participants.${part}`)}</span>
            </div>
            <p className={css['reasonText']}>{t(`participants.${part}Sees`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
