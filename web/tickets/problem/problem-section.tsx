import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from '../side/side.module.css'
import { ProblemFinder } from './problem-finder.tsx'

/** The problem behind the ticket, with its workaround; or a way to say which one it is. */
export function ProblemSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { number } = ticket
  const queries = useQueryClient()
  const [isChoosing, setChoosing] = useState(false)
  const { data, isPending } = useQuery({
    queryKey: keys.problemOfTicket(number),
    queryFn: ({ signal }) => api.problems.ofTicket({ params: { number }, signal }),
  })
  const remove = useMutation({
    mutationFn: (problem: number) => api.problems.removeTicket({ params: { number: problem, ticket: number } }),
    onError: showError,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.problems }),
  })
  const problem = data?.problem
  return (
    <section aria-label={t('behind.title')}>
      <h2 className={css['title']}>{t('behind.title')}</h2>
      {isPending && <SkeletonLines count={1} />}
      {problem && (
        <>
          <Link className={css['rowLink']} to="/problems/$number" params={{ number: String(problem.number) }}>
            {t('behind.name', { number: problem.number, title: problem.title })}
          </Link>
          {data.workaround !== '' && (
            <p className={css['reasonText']}>
              <strong>{t('behind.workaround')}</strong>
              <br />
              {data.workaround}
            </p>
          )}
          <button type="button" className={css['textButton']} onClick={() => remove.mutate(problem.number)}>
            {t('behind.remove', { number: problem.number })}
          </button>
        </>
      )}
      {problem === null && !isChoosing && (
        <>
          <p className={css['none']}>{t('behind.none')}</p>
          <button type="button" className={css['textButton']} onClick={() => setChoosing(true)}>
            {t('behind.add')}
          </button>
        </>
      )}
      {problem === null && isChoosing && <ProblemFinder ticket={ticket} onDone={() => setChoosing(false)} />}
    </section>
  )
}
