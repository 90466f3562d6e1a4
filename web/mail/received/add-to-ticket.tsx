import { Button, Group, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

interface Props {
  isBusy: boolean
  onAdd: (ticketNumber: number) => void
}

/** Finds the ticket by its number or by words. */
export function AddToTicket({ isBusy, onAdd }: Props) {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const tickets = useTickets(typed)
  return (
    <Group gap="xs" align="end">
      <Select
        size="xs"
        flex="1 1 220px"
        searchable
        label={t('act.findTicket')}
        placeholder={t('act.findTicketHelp')}
        nothingFoundMessage={typed.trim() === '' ? undefined : common('nothingFound')}
        // The server has found them already, by more than their words.
        filter={({ options }) => options}
        data={tickets.map(({ number, subject }) => ({
          value: String(number),
          label: t('act.ticketOption', { number, subject }),
        }))}
        value={chosen}
        onChange={setChosen}
        onSearchChange={setTyped}
      />
      <Button
        size="xs"
        variant="default"
        disabled={isBusy || chosen === null}
        onClick={() => chosen !== null && onAdd(Number(chosen))}
      >
        {t('act.add')}
      </Button>
    </Group>
  )
}

function useTickets(typed: string) {
  // What is shown of a chosen ticket is what finds it again.
  const [q] = useDebouncedValue(/^#?(\d+)/.exec(typed.trim())?.[1] ?? typed.trim(), 180)
  const { data } = useQuery({
    queryKey: keys.search(q, 'mail'),
    queryFn: ({ signal }) => api.search.search({ query: { q, limit: 8 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  return q === '' ? [] : (data?.tickets.map(({ ticket }) => ticket) ?? [])
}
