import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { MoveTarget } from '../move/move-target.tsx'
import { readNumber } from '../move/ticket-number.ts'
import { useMerge } from './use-merge.ts'

interface Props {
  ticket: Ticket
  onClose: () => void
}

/** Which ticket goes on for both. */
export function MergeDialog({ ticket, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const merge = useMerge(ticket.number, (into) => {
    onClose()
    void navigate({ to: '/tickets/$number', params: { number: String(into) } })
  })
  const refused = useFieldErrors(merge.error)

  function submit() {
    const into = readNumber(typed)
    if (into === undefined) return setProblem(t('links.badNumber'))
    if (into === ticket.number) return setProblem(t('merge.same'))
    merge.mutate(into)
  }

  return (
    <FormModal
      title={t('merge.title', { number: ticket.number })}
      text={t('merge.lead')}
      submitLabel={t('merge.save')}
      isDirty={false}
      isSaving={merge.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <MoveTarget
        ticket={ticket}
        typed={typed}
        problem={problem ?? refused.of('into')}
        onChange={(value) => {
          setTyped(value)
          setProblem(undefined)
        }}
      />
    </FormModal>
  )
}
