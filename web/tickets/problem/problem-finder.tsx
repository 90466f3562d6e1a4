import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import css from '../side/side.module.css'

/** Finds an unsolved problem by its title or number, or opens one of the ticket. */
export function ProblemFinder({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation('tickets')
  const { number } = ticket
  const queries = useQueryClient()
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q.trim(), 200)
  const { data } = useQuery({
    queryKey: keys.problemList({ q: asked, for: 'ticket' }),
    queryFn: ({ signal }) =>
      api.problems.list({ query: { state: ['open', 'known_error'], limit: 5, ...(asked && { q: asked }) }, signal }),
    placeholderData: keepPreviousData,
  })
  const put = useMutation({
    mutationFn: (problem: number | undefined) =>
      problem === undefined
        ? api.problems.create({ body: { title: ticket.subject.slice(0, 200), ticketNumbers: [number] } })
        : api.problems.addTickets({ params: { number: problem }, body: { numbers: [number] } }),
    onError: showError,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.problems })
      onDone()
    },
  })
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('behind.find')}
        placeholder={t('behind.find')}
        data-autofocus
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {data?.items.length === 0 && <p className={css['none']}>{t('behind.empty')}</p>}
      <ul className={css['list']}>
        {data?.items.map((problem) => (
          <li key={problem.id}>
            <button type="button" className={css['textButton']} onClick={() => put.mutate(problem.number)}>
              {t('behind.name', { number: problem.number, title: problem.title })}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={css['textButton']} onClick={() => put.mutate(undefined)}>
        {t('behind.new')}
      </button>
    </>
  )
}
