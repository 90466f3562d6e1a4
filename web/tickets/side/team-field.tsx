import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { teamsQuery } from '../queries.ts'
import type { ChangeTicket } from '../use-change-ticket.ts'
import css from './side.module.css'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

export function TeamField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { data: teams = [] } = useQuery(teamsQuery)
  const { team } = ticket
  const known = team && !teams.some((one) => one.id === team.id) ? [team, ...teams] : teams
  const colors = new Map(known.map((one) => [one.id, one.color]))

  return (
    <Select
      size="xs"
      label={t('side.team')}
      placeholder={t('side.noTeam')}
      data={known.map((one) => ({ value: one.id, label: one.name }))}
      value={team?.id ?? null}
      searchable
      clearable={ticket.can.change}
      clearButtonProps={{ 'aria-label': t('side.removeTeam') }}
      readOnly={!ticket.can.change}
      nothingFoundMessage={t('side.nothingFound')}
      leftSection={team && <Dot color={team.color} />}
      renderOption={({ option }) => (
        <span className={css['personOption']}>
          <Dot color={colors.get(option.value) ?? 'transparent'} />
          {option.label}
        </span>
      )}
      onChange={(id) => {
        const next = known.find((one) => one.id === id) ?? null
        if (next?.id !== team?.id) onChange({ teamId: next?.id ?? null }, { team: next })
      }}
    />
  )
}

function Dot({ color }: { color: string }) {
  return <span className={css['dot']} style={{ background: color }} aria-hidden />
}
