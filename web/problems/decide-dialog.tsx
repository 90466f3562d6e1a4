import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDismissPattern } from './use-patterns.ts'

interface Props {
  id: string
  name: string
  what: 'problem' | 'dismiss'
  onClose: () => void
}

/** Makes a problem of a pattern, or dismisses it with a reason. */
export function DecideDialog({ id, name, what, onClose }: Props) {
  const { t } = useTranslation('problems')
  const errorText = useErrorText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const isProblem = what === 'problem'
  const [text, setText] = useState(isProblem ? name : '')
  const dismiss = useDismissPattern(id)
  const turn = useMutation({
    mutationFn: (title: string) => api.patterns.toProblem({ params: { id }, body: { title } }),
    onSuccess: async ({ number }) => {
      await queries.invalidateQueries({ queryKey: keys.patterns })
      await navigate({ to: '/problems/$number', params: { number: String(number) } })
    },
  })
  const act = isProblem ? turn : dismiss
  const words = isProblem ? 'pattern.toProblem' : 'pattern.dismiss'
  return (
    <FormModal
      title={t(`${words}.title`)}
      text={t(`${words}.text`)}
      submitLabel={t(words)}
      isDirty={text !== (isProblem ? name : '')}
      isSaving={act.isPending}
      error={act.error ? errorText(act.error) : undefined}
      onSubmit={() => (isProblem ? turn.mutate(text) : dismiss.mutate(text, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <TextInput
        label={isProblem ? t('new.name') : t('pattern.dismiss.reason')}
        required
        maxLength={isProblem ? 200 : 500}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormModal>
  )
}
