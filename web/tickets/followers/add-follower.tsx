import { Button, Group, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { colleaguesQuery } from '../queries.ts'
import side from '../side/side.module.css'
import type { Follow } from './use-follow.ts'

interface Props {
  ticket: Ticket
  follow: Follow
  onClose: () => void
}

/** Chooses a colleague among those who see the ticket. */
export function AddFollower({ ticket, follow, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const { data } = useQuery({ ...colleaguesQuery(ticket.number, q), placeholderData: keepPreviousData })
  const following = new Set(ticket.followers.map(({ id }) => id))
  const offered = (data?.items ?? []).filter(({ id }) => !following.has(id))

  function choose(id: string | null) {
    const person = offered.find((one) => one.id === id)
    if (!person) return
    follow.add.mutate(person.id, {
      onSuccess: () => {
        showSuccess(t('follow.added', { name: person.name }))
        onClose()
      },
    })
  }

  return (
    <div className={side['reason']}>
      <Select
        size="xs"
        autoFocus
        label={t('follow.who')}
        description={t('follow.whoText')}
        searchable
        filter={({ options }) => options}
        nothingFoundMessage={t('side.nothingFound')}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        searchValue={typed}
        disabled={follow.add.isPending}
        onSearchChange={setTyped}
        onChange={choose}
      />
      <Group gap={8}>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('links.cancel')}
        </Button>
      </Group>
    </div>
  )
}
