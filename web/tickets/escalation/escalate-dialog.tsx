import { SegmentedControl, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useAssignable, useTeams } from '../queries.ts'
import { useEscalate } from './use-escalation.ts'

const lead = 'lead'

/** Asks whom a ticket should go to, and why. */
export function EscalateDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const [direction, setDirection] = useState<'up' | 'across'>('up')
  const [personId, setPersonId] = useState(lead)
  const [teamId, setTeamId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const escalate = useEscalate(ticket.number, onClose)
  const refused = useFieldErrors(escalate.error)
  const isNobody = escalate.error instanceof ApiError && escalate.error.fieldCodes['personId'] === 'nobody'
  const teams = useTeams().filter(({ id }) => id !== ticket.team?.id)
  const agents = useAssignable()
  const hasReason = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (!hasReason) return
    if (direction === 'up') escalate.mutate({ direction, reason, ...(personId !== lead && { personId }) })
    else if (teamId !== null) escalate.mutate({ direction, reason, teamId })
  }
  return (
    <FormModal
      title={t('escalation.dialog')}
      submitLabel={t('escalation.escalate')}
      isDirty={hasReason}
      isSaving={escalate.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('escalation.direction')}
        data={[
          { value: 'up', label: t('escalation.up') },
          { value: 'across', label: t('escalation.across') },
        ]}
        value={direction}
        onChange={(next) => setDirection(next === 'up' ? 'up' : 'across')}
      />
      {direction === 'up' ? (
        <Select
          label={t('escalation.toWhom')}
          description={t('escalation.toWhomText')}
          allowDeselect={false}
          searchable
          data={[
            { value: lead, label: t('escalation.lead') },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={personId}
          onChange={(next) => setPersonId(next ?? lead)}
          error={isNobody ? t('escalation.nobody') : refused.of('personId')}
        />
      ) : (
        <Select
          label={t('escalation.team')}
          description={t('escalation.teamText')}
          searchable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={setTeamId}
          error={isTried && teamId === null ? t('escalation.teamMissing') : refused.of('teamId')}
        />
      )}
      <Textarea
        data-autofocus
        label={t('escalation.reason')}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTried && !hasReason ? t('escalation.reasonMissing') : refused.of('reason')}
      />
    </FormModal>
  )
}
