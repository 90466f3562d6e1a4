import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivingSettings } from '#contract/receiving.ts'
import type { Inbox } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { FoldersInput } from '../folders-input.tsx'
import { receivingKeys, useFolders } from '../queries.ts'

interface Props {
  inbox: Inbox
  receiving: ReceivingSettings
  onClose: () => void
}

export function ImportDialog({ inbox, receiving, onClose }: Props) {
  const { t } = useTranslation('receiving')
  const client = useQueryClient()
  const [folders, setFolders] = useState(receiving.folders)
  const known = useFolders(inbox.id, receiving)
  const [since, setSince] = useState('')
  const begin = useMutation({
    mutationFn: () =>
      api.receiving.beginImport({
        params: { id: inbox.id },
        // The day begins where the person is.
        body: { folders, since: since === '' ? null : new Date(`${since}T00:00`).toISOString() },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: receivingKeys.imports(inbox.id) })
      showSuccess(t('import.begun'))
      onClose()
    },
  })
  const refused = useFieldErrors(begin.error)
  return (
    <FormModal
      title={t('import.title', { name: inbox.name })}
      text={t('import.text')}
      submitLabel={t('import.submit')}
      isDirty={since !== ''}
      isSaving={begin.isPending}
      error={refused.rest}
      onSubmit={() => folders.length > 0 && begin.mutate()}
      onClose={onClose}
    >
      <FoldersInput
        isFirst
        label={t('import.folders')}
        max={50}
        known={known}
        value={folders}
        onChange={setFolders}
        error={folders.length === 0 ? t('form.foldersMissing') : refused.of('folders')}
      />
      <TextInput
        type="date"
        label={t('import.since')}
        description={t('import.sinceHelp')}
        value={since}
        onChange={(event) => setSince(event.currentTarget.value)}
        error={refused.of('since')}
      />
    </FormModal>
  )
}
