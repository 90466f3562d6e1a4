import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { type Language, languages } from '#contract/common.ts'
import type { ReadyText, ReadyTextDraft } from '#contract/ready-texts.ts'
import { readyTextVariables } from '#contract/template-variables.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { languageNames } from '#web/lib/language.ts'
import { useMe } from '#web/lib/me.ts'
import { AudienceField } from '#web/ui/audience-field.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useUploads } from '#web/ui/use-uploads.ts'
import { KeptFiles } from '../parts/kept-files.tsx'
import { TextWithVariables } from '../parts/text-with-variables.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useRemoveReadyText, useSaveReadyText } from './use-ready-texts.ts'

interface Props {
  text: ReadyText | undefined
  onClose: () => void
}

/** Where a text is written. Whoever may only use it sees it read-only in the list. */
export function ReadyTextDialog({ text, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const isAdmin = useMe().role === 'admin'
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<ReadyTextDraft>(
    text ? draftOf(text) : { ...empty, audience: { kind: isAdmin ? 'shared' : 'personal' } },
  )
  const [files, setFiles] = useState<Attachment[]>(text?.attachments ?? [])
  const uploads = useUploads((file) => setFiles((all) => [...all, file]))
  const attachmentIds = files.map((file) => file.id)
  const isChanged = isDirty || attachmentIds.join() !== value.attachmentIds.join()
  const save = useSaveReadyText(text?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const isNameMissing = isTried && value.name.trim() === ''
  const isTextMissing = isTried && value.bodyHtml === ''
  const submit = () => {
    setTried(true)
    if (uploads.isBusy) return
    if (text && !isChanged) onClose()
    else if (value.name.trim() !== '' && value.bodyHtml !== '') save.mutate({ ...value, attachmentIds })
  }
  return (
    <FormModal
      title={text ? t('texts.editTitle', { name: text.name }) : t('texts.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isChanged}
      isSaving={save.isPending}
      error={refused.rest}
      extra={text && <RemoveText text={text} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          data-autofocus
          label={common('name')}
          maxLength={120}
          value={value.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={isNameMissing ? t('nameMissing') : refused.of('name')}
        />
        <TextInput
          label={t('texts.shortcut')}
          description={t('texts.shortcutHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          leftSection="/"
          maxLength={40}
          value={value.shortcut}
          onChange={(event) => set({ shortcut: event.currentTarget.value.replace(/\s+/g, '-').toLowerCase() })}
          error={refused.of('shortcut')}
        />
        <AudienceField
          value={value.audience}
          onChange={(audience) => set({ audience })}
          error={refused.of('audience')}
        />
        <Select
          label={common('language')}
          allowDeselect={false}
          data={[
            { value: '', label: t('texts.anyLanguage') },
            ...languages.map((code) => ({ value: code, label: languageNames[code] })),
          ]}
          value={value.language ?? ''}
          onChange={(next) => set({ language: languages.find((code) => code === next) ?? null })}
        />
      </SimpleGrid>
      <TextWithVariables
        label={t('texts.body')}
        value={value.bodyHtml}
        onChange={(bodyHtml) => set({ bodyHtml })}
        variables={readyTextVariables}
        error={isTextMissing ? t('texts.bodyMissing') : refused.of('bodyHtml')}
      />
      <KeptFiles
        help={t('texts.filesHelp')}
        address={`/api/v1/ready-texts/${text?.id}/files`}
        saved={text?.attachments ?? []}
        files={files}
        uploads={uploads}
        onChange={setFiles}
      />
    </FormModal>
  )
}

const empty = { name: '', shortcut: '', language: null as Language | null, bodyHtml: '', attachmentIds: [] }

function draftOf({ name, shortcut, language, audience, bodyHtml, attachments }: ReadyText): ReadyTextDraft {
  return { name, shortcut, language, audience, bodyHtml, attachmentIds: attachments.map((file) => file.id) }
}

function RemoveText({ text, onRemoved }: { text: ReadyText; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveReadyText(text, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('texts.removeTitle', { name: text.name })}
      text={t('texts.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('texts.remove')}
    </ConfirmButton>
  )
}
