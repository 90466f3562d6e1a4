import { Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'

export function NewProblemDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('problems')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const save = useMutation({
    mutationFn: () => api.problems.create({ body: { title, description } }),
    onSuccess: async ({ number }) => {
      await queries.invalidateQueries({ queryKey: keys.problems })
      await navigate({ to: '/problems/$number', params: { number: String(number) } })
    },
  })
  return (
    <FormModal
      title={t('new.title')}
      submitLabel={t('new.save')}
      isDirty={title !== '' || description !== ''}
      isSaving={save.isPending}
      error={save.error ? errorText(save.error) : undefined}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('new.name')}
        required
        maxLength={200}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('new.description')}
        autosize
        minRows={3}
        maxLength={10_000}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </FormModal>
  )
}
