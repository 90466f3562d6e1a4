import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ignoredSenders } from '#contract/mail-filters.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useTargets } from '../queries.ts'
import { useIgnore } from './use-ignored.ts'

export function IgnoreDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const { inboxes } = useTargets()
  const [value, setValue] = useState('')
  const [inboxId, setInboxId] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const ignore = useIgnore(onClose)
  const refused = useFieldErrors(ignore.error)
  const body = { value: value.trim(), inboxId }
  const isRight = ignoredSenders.add.body.safeParse(body).success
  const submit = () => {
    setTried(true)
    if (isRight) ignore.mutate(body)
  }
  return (
    <FormModal
      title={t('ignored.add')}
      submitLabel={t('ignored.add')}
      isDirty={value !== ''}
      isSaving={ignore.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('ignored.value')}
        description={t('ignored.valueHelp')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={isTried && !isRight ? t('ignored.invalid') : refused.of('value')}
      />
      <Select
        label={t('inbox')}
        placeholder={t('ignored.everywhere')}
        clearable
        clearButtonProps={{ 'aria-label': common('clear') }}
        data={inboxes}
        value={inboxId}
        onChange={setInboxId}
        error={refused.of('inboxId')}
      />
    </FormModal>
  )
}
