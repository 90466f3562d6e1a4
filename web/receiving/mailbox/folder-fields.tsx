import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FoldersInput } from '../folders-input.tsx'
import type { MailboxDraft } from './mailbox-draft.ts'

interface Props {
  draft: MailboxDraft
  onChange: (part: Partial<MailboxDraft>) => void
  errorOf: (field: keyof MailboxDraft) => string | undefined
  /** What the server listed; empty before it was asked. */
  known: string[]
}

const choices = ['nothing', 'seen', 'flag', 'move'] as const

export function FolderFields({ draft, onChange, errorOf, known }: Props) {
  const { t } = useTranslation('receiving')
  const targets = [...new Set([...known, ...(draft.moveTo === null ? [] : [draft.moveTo])])]
  return (
    <>
      <FoldersInput
        label={t('form.folders')}
        description={t('form.foldersHelp')}
        max={5}
        known={known}
        value={draft.folders}
        onChange={(folders) => onChange({ folders })}
        error={errorOf('folders')}
      />
      <Select
        label={t('form.after')}
        allowDeselect={false}
        data={choices.map((choice) => ({ value: choice, label: t(`form.${choice}`) }))}
        value={draft.afterStoring}
        onChange={(value) => onChange({ afterStoring: choices.find((one) => one === value) ?? 'nothing' })}
      />
      {draft.afterStoring === 'move' && (
        <Select
          label={t('form.moveTo')}
          description={known.length === 0 ? t('form.foldersHelp') : undefined}
          data={targets.filter((folder) => !draft.folders.includes(folder))}
          value={draft.moveTo}
          onChange={(moveTo) => onChange({ moveTo })}
          error={errorOf('moveTo')}
        />
      )}
      <Switch
        label={t('form.enabled')}
        description={t('form.enabledHelp')}
        checked={draft.isEnabled}
        onChange={(event) => onChange({ isEnabled: event.currentTarget.checked })}
      />
    </>
  )
}
