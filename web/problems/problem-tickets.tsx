import { ActionIcon, Button, Group, NumberInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemRecord } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import css from './problems.module.css'

/** The tickets of a problem, those that look the same and came since, and a way to add one. */
export function ProblemTickets({ problem }: { problem: ProblemRecord }) {
  const { t } = useTranslation('problems')
  const { number } = problem
  const query = useInfiniteQuery({
    queryKey: keys.problemPart(number, 'tickets'),
    queryFn: ({ pageParam, signal }) =>
      api.problems.tickets({
        params: { number },
        query: { limit: 25, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
  const { add, remove } = useTies(number)
  return (
    <section className={css['part']} aria-label={t('tickets.title')}>
      <h2>{t('tickets.title')}</h2>
      <AddTicket isAdding={add.isPending} onAdd={(one) => add.mutate(one)} />
      <Loading query={query}>
        {(tickets) =>
          tickets.length === 0 ? (
            <p className={css['quiet']}>{t('tickets.none')}</p>
          ) : (
            <ul className={css['list']}>
              {tickets.map((ticket) => (
                <li key={ticket.number} className={css['row']}>
                  <Link to="/tickets/$number" params={{ number: String(ticket.number) }}>
                    #{ticket.number} {ticket.subject}
                  </Link>
                  <StatusPill status={ticket.status} />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('tickets.remove', { number: ticket.number })}
                    title={t('tickets.remove', { number: ticket.number })}
                    onClick={() => remove.mutate(ticket.number)}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Candidates number={number} onAdd={(one) => add.mutate(one)} />
    </section>
  )
}

function useTies(number: number) {
  const { t } = useTranslation('problems')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: keys.problems })
  const add = useMutation({
    mutationFn: (ticket: number) => api.problems.addTickets({ params: { number }, body: { numbers: [ticket] } }),
    onError: showError,
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: (ticket: number) => api.problems.removeTicket({ params: { number, ticket } }),
    onError: showError,
    onSuccess: async (_, ticket) => {
      await refresh()
      const undo = { label: common('undo'), run: () => add.mutate(ticket) }
      showSuccess(t('tickets.removed', { number: ticket }), undo)
    },
  })
  return { add, remove }
}

function AddTicket({ isAdding, onAdd }: { isAdding: boolean; onAdd: (number: number) => void }) {
  const { t } = useTranslation('problems')
  const [number, setNumber] = useState<number | string>('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (typeof number === 'number') onAdd(number)
        setNumber('')
      }}
    >
      <Group gap="xs" align="end">
        <NumberInput
          label={t('tickets.number')}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          prefix="#"
          value={number}
          onChange={setNumber}
        />
        <Button type="submit" variant="default" loading={isAdding}>
          {t('tickets.add')}
        </Button>
      </Group>
    </form>
  )
}

function Candidates({ number, onAdd }: { number: number; onAdd: (ticket: number) => void }) {
  const { t } = useTranslation('problems')
  const { data } = useQuery({
    queryKey: keys.problemPart(number, 'candidates'),
    queryFn: ({ signal }) => api.patterns.candidates({ params: { number }, signal }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <h3 className={css['name']}>{t('candidates.title')}</h3>
      <ul className={css['list']}>
        {data.items.map((ticket) => (
          <li key={ticket.number} className={css['row']}>
            <Link to="/tickets/$number" params={{ number: String(ticket.number) }}>
              {ticket.subject}
            </Link>
            <Button size="compact-xs" variant="default" onClick={() => onAdd(ticket.number)}>
              {t('candidates.add', { number: ticket.number })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
