import { Button, Group } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LikelyDuplicate } from '#contract/duplicates.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { TicketLink } from '../ticket-link.tsx'
import css from './merged-notice.module.css'
import { useDistinct } from './use-distinct.ts'
import { useMerge } from './use-merge.ts'

/** Says of a ticket not yet dealt with that it looks like an older open one, and merges the two with one click. */
export function DuplicateNotice({ ticket }: { ticket: Ticket }) {
  const { number, status, can } = ticket
  const { data } = useQuery({
    queryKey: keys.duplicates(number),
    queryFn: ({ signal }) => api.tickets.duplicates({ params: { number }, signal }),
    enabled: can.change && (status === 'new' || status === 'open'),
  })
  const [first] = data?.items ?? []
  return first === undefined ? null : <Notice number={number} older={first} />
}

function Notice({ number, older }: { number: number; older: LikelyDuplicate }) {
  const { t } = useTranslation('tickets')
  const { relative } = useFormat()
  const navigate = useNavigate()
  const distinct = useDistinct(number)
  const merge = useMerge(number, (into) => {
    void navigate({ to: '/tickets/$number', params: { number: String(into) } })
  })
  const values = { number: older.number, subject: older.subject, ago: relative(older.createdAt) }
  return (
    <div className={css['notice']} role="status">
      <IconCopy size={18} aria-hidden />
      <p>
        {older.who === 'same_requester'
          ? t('duplicate.samePerson', values)
          : t('duplicate.sameOrganization', { ...values, name: older.requester.name })}{' '}
        {t(`duplicate.${older.why}`)}
      </p>
      <Group gap={8}>
        <TicketLink number={older.number} className={css['link']}>
          {t('duplicate.look', { number: older.number })}
        </TicketLink>
        <Button size="compact-sm" loading={merge.isPending} onClick={() => merge.mutate(older.number)}>
          {t('duplicate.merge', { number: older.number })}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={distinct.isPending}
          onClick={() => distinct.mutate(older.number)}
        >
          {t('duplicate.distinct')}
        </Button>
      </Group>
    </div>
  )
}
