import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'

interface Props {
  number: number
  step: { id: string; title: string }
  what: 'retry' | 'skip'
  onClose: () => void
}

/** Has a failed step done again, or leaves it out; the reason stands in the history. */
export function RepairDialog({ number, step, what, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const repair = useMutation({
    mutationFn: () => {
      const call = { params: { number, id: step.id }, body: { reason: reason.trim() } }
      return what === 'retry' ? api.catalogue.retryStep(call) : api.catalogue.skipStep(call)
    },
    onSuccess: ({ request }) => {
      queryClient.setQueryData(keys.serviceRequest(number), request)
      void queryClient.invalidateQueries({ queryKey: ['ticket', number] })
      onClose()
    },
  })
  const isMissing = isTried && reason.trim() === ''
  return (
    <FormModal
      title={t(`service.${what}Of`, { step: step.title })}
      text={t(`service.${what}.text`)}
      submitLabel={t(`service.${what}`)}
      isDirty={reason !== ''}
      isSaving={repair.isPending}
      error={repair.error ? errorText(repair.error) : undefined}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() !== '') repair.mutate()
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('service.reason')}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        error={isMissing && t('service.reasonMissing')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}
