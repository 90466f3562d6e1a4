import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Ticket, type TicketStatus, ticketStatus, ticketType } from '#contract/tickets.ts'
import { levelOf, levels } from '../levels.ts'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { AssigneeField } from './assignee-field.tsx'
import { fieldId } from './field-ids.ts'
import { PriorityField } from './priority-field.tsx'
import css from './side.module.css'
import { TagsField } from './tags-field.tsx'
import { TeamField } from './team-field.tsx'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

/** The fields of the ticket; each is saved as soon as it is chosen. */
export function Properties({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  return (
    <section aria-label={t('side.properties')}>
      <h2 className={css['title']}>{t('side.properties')}</h2>
      <div className={css['fields']}>
        <StatusField ticket={ticket} onChange={onChange} />
        <AssigneeField ticket={ticket} onChange={onChange} />
        <TeamField ticket={ticket} onChange={onChange} />
        <TypeField ticket={ticket} onChange={onChange} />
        <LevelField ticket={ticket} onChange={onChange} field="impact" />
        <LevelField ticket={ticket} onChange={onChange} field="urgency" />
        <PriorityField ticket={ticket} onChange={onChange} />
        <TagsField ticket={ticket} onChange={onChange} />
      </div>
    </section>
  )
}

function StatusField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const options = ticketStatus.options.filter(
    (status) => status === ticket.status || ticket.can.statuses.includes(status),
  )

  return (
    <Select
      id={fieldId(ticket.number, 'status')}
      size="xs"
      label={t('side.status')}
      data={options.map((value) => ({ value, label: common(`status.${value}`) }))}
      value={ticket.status}
      allowDeselect={false}
      readOnly={options.length < 2}
      renderOption={({ option }) => <StatusOption value={option.value} label={option.label} />}
      onChange={(value) => {
        const status = options.find((one) => one === value)
        if (status && status !== ticket.status) onChange({ status }, { status })
      }}
    />
  )
}

function StatusOption({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation('tickets')
  const meant: TicketStatus[] = ['pending', 'on_hold']
  const status = meant.find((one) => one === value)
  return (
    <span className={css['option']}>
      {label}
      {(status === 'pending' || status === 'on_hold') && (
        <span className={css['quiet']}>{t(`status.${status}.meaning`)}</span>
      )}
    </span>
  )
}

function TypeField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  return (
    <Select
      size="xs"
      label={t('side.type')}
      data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
      value={ticket.type}
      allowDeselect={false}
      readOnly={!ticket.can.change}
      onChange={(value) => {
        const type = ticketType.options.find((one) => one === value)
        if (type && type !== ticket.type) onChange({ type }, { type })
      }}
    />
  )
}

function LevelField({ ticket, onChange, field }: Props & { field: 'impact' | 'urgency' }) {
  const { t } = useTranslation('tickets')
  return (
    <Select
      size="xs"
      label={t(`side.${field}`)}
      data={levels.map((level) => ({ value: String(level), label: t(`${field}.${level}`) }))}
      value={String(levelOf(ticket[field]))}
      allowDeselect={false}
      readOnly={!ticket.can.change}
      onChange={(value) => {
        const level = levels.find((one) => String(one) === value)
        if (level && level !== ticket[field]) onChange({ [field]: level }, { [field]: level })
      }}
    />
  )
}
