import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from '../side/side.module.css'
import { SimilarRow } from './similar-row.tsx'

/** Tickets about the same, whoever they are from: what was answered there may be the answer here. */
export function SimilarSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { number } = ticket
  const { data, isPending, isError } = useQuery({
    queryKey: keys.similar(number),
    queryFn: ({ signal }) => api.similarity.similar({ params: { number }, signal }),
    staleTime: 5 * 60_000,
  })
  return (
    <section aria-label={t('similar.title')}>
      <h2 className={css['title']}>{t('similar.title')}</h2>
      {isPending && <SkeletonLines count={2} />}
      {isError && <p className={css['none']}>{t('similar.failed')}</p>}
      {data?.items.length === 0 && <p className={css['none']}>{t('similar.none')}</p>}
      <ul className={css['list']}>
        {data?.items.map((one) => (
          <SimilarRow key={one.number} number={number} other={one} canLink={ticket.can.change} />
        ))}
      </ul>
    </section>
  )
}
