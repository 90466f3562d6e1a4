import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import type { Ticket } from '#contract/tickets.ts'
import { agentsQuery, StandingDot, TicketAssignmentNote, useStandingWords } from '#web/duty/index.ts'
import { useMe } from '#web/lib/me.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { assignableQuery } from '../queries.ts'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { fieldId } from './field-ids.ts'
import css from './side.module.css'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

export function AssigneeField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { t: duty } = useTranslation('duty')
  const me = useMe()
  const { data: people } = useQuery(assignableQuery)
  const { data: agents = [] } = useQuery(agentsQuery)
  const standingOf = useStandingWords()
  const agentOf = (id: string) => agents.find(({ person }) => person.id === id)
  const current = ticket.assignee === null ? undefined : agentOf(ticket.assignee.id)
  const known = useMemo(() => withCurrent(people ?? [], ticket.assignee), [people, ticket.assignee])
  const inTeam = known.filter((one) => 'teamIds' in one && ticket.team !== null && one.teamIds.includes(ticket.team.id))
  const others = known.filter((one) => !inTeam.includes(one))
  const options = (some: PersonRef[]) => some.map((one) => ({ value: one.id, label: one.name }))

  function assign(id: string | null) {
    const assignee = known.find((one) => one.id === id) ?? null
    if (assignee?.id !== ticket.assignee?.id) onChange({ assigneeId: assignee?.id ?? null }, { assignee })
  }

  return (
    <div>
      <Select
        id={fieldId(ticket.number, 'assignee')}
        size="xs"
        label={t('side.assignee')}
        placeholder={t('side.noAssignee')}
        data={
          inTeam.length > 0 && others.length > 0
            ? [
                { group: t('side.inTeam'), items: options(inTeam) },
                { group: t('side.others'), items: options(others) },
              ]
            : options(known)
        }
        value={ticket.assignee?.id ?? null}
        searchable
        clearable={ticket.can.change}
        clearButtonProps={{ 'aria-label': t('side.unassign') }}
        readOnly={!ticket.can.change}
        nothingFoundMessage={t('side.nothingFound')}
        leftSection={ticket.assignee && <Avatar name={ticket.assignee.name} id={ticket.assignee.id} size={18} />}
        renderOption={({ option }) => {
          const agent = agentOf(option.value)
          return (
            <span className={css['personOption']}>
              <Avatar name={option.label} id={option.value} size={22} />
              <span>
                {option.label}
                {agent && (
                  <span className={css['personStanding']}>
                    <StandingDot standing={agent.standing} /> {standingOf(agent)} ·{' '}
                    {duty('load', { load: agent.load, capacity: agent.capacity })}
                  </span>
                )}
              </span>
            </span>
          )
        }}
        onChange={assign}
      />
      {current && current.standing !== 'available' && (
        <p className={css['personStanding']}>
          <StandingDot standing={current.standing} /> {standingOf(current)}
        </p>
      )}
      <TicketAssignmentNote ticket={ticket} />
      {ticket.can.change && ticket.assignee?.id !== me.id && (
        <button
          type="button"
          className={css['textButton']}
          onClick={() => onChange({ assigneeId: me.id }, { assignee: { ...refOf(me), role: 'agent' } })}
        >
          {t('side.assignToMe')}
        </button>
      )}
    </div>
  )
}

function refOf({ id, name, email }: PersonRef | ReturnType<typeof useMe>) {
  return { id, name, email }
}

/** Who left the desk may still hold a ticket. */
function withCurrent<Ref extends PersonRef>(people: Ref[], current: PersonRef | null): (Ref | PersonRef)[] {
  return current && !people.some((one) => one.id === current.id) ? [current, ...people] : people
}
