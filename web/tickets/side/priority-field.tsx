import { Button, Group, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { levelOf, type PriorityLevel, priorities, priorityLevelOf } from '../levels.ts'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { usePriority } from '../use-priority.ts'
import { fieldId } from './field-ids.ts'
import css from './side.module.css'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

/** The priority of the matrix with its arithmetic, or one set by hand with its reason. */
export function PriorityField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const [wanted, setWanted] = useState<PriorityLevel>()
  const priorityOf = usePriority()
  const isByHand = ticket.priorityReason !== null

  function choose(value: string | null) {
    const level = priorities.find((one) => String(one) === value)
    if (level && level !== ticket.priority) setWanted(level)
  }

  return (
    <div>
      <Select
        id={fieldId(ticket.number, 'priority')}
        size="xs"
        label={t('side.priority')}
        data={priorities.map((level) => ({ value: String(level), label: t(`priority.${level}`) }))}
        value={String(wanted ?? priorityLevelOf(ticket.priority))}
        allowDeselect={false}
        readOnly={!ticket.can.change}
        onChange={choose}
      />
      {wanted === undefined ? (
        <p className={css['why']}>
          <Sum ticket={ticket} />
          {isByHand && ticket.can.change && (
            <button
              type="button"
              className={css['textButton']}
              onClick={() =>
                onChange(
                  { priority: null },
                  { priority: priorityOf(ticket.impact, ticket.urgency), priorityReason: null },
                )
              }
            >
              {t('matrix.back')}
            </button>
          )}
        </p>
      ) : (
        <ReasonForm
          priority={wanted}
          onCancel={() => setWanted(undefined)}
          onSave={(priorityReason) => {
            onChange({ priority: wanted, priorityReason }, { priority: wanted, priorityReason })
            setWanted(undefined)
          }}
        />
      )}
    </div>
  )
}

function Sum({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  if (ticket.priorityReason !== null) return <span>{t('matrix.overridden', { reason: ticket.priorityReason })}</span>
  return (
    <span>
      {t('matrix.sum', {
        priority: t(`priority.${priorityLevelOf(ticket.priority)}`),
        impact: t(`impactLevel.${levelOf(ticket.impact)}`),
        urgency: t(`urgencyLevel.${levelOf(ticket.urgency)}`),
      })}
    </span>
  )
}

interface ReasonProps {
  priority: PriorityLevel
  onSave: (reason: string) => void
  onCancel: () => void
}

function ReasonForm({ priority, onSave, onCancel }: ReasonProps) {
  const { t } = useTranslation('tickets')
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (reason.trim().length < 3) return setShort(true)
    onSave(reason.trim())
  }

  return (
    <form className={css['reason']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <TextInput
        size="xs"
        autoFocus
        label={t('matrix.reason', { priority: t(`priority.${priority}`) })}
        description={t('matrix.reasonHint')}
        maxLength={500}
        value={reason}
        error={isShort ? t('matrix.tooShort') : undefined}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setShort(false)
        }}
      />
      <Group gap={8}>
        <Button size="compact-xs" type="submit">
          {t('matrix.save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('matrix.cancel')}
        </Button>
      </Group>
    </form>
  )
}
