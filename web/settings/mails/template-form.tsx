import { Alert, Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type MailTemplate, templateVariables } from '#contract/mail-templates.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { RichText, type RichTextHandle } from '#web/ui/rich-text.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import css from './mails.module.css'
import { faultsOfTemplate } from './template-faults.ts'
import { TemplatePreview } from './template-preview.tsx'
import { useFaultWords } from './use-fault-words.ts'
import { useTemplateActs } from './use-template-acts.ts'
import { Variables } from './variables.tsx'

interface Props {
  template: MailTemplate
  onDirty: (isDirty: boolean) => void
}

export function TemplateForm({ template, onDirty }: Props) {
  const { t } = useTranslation('settings')
  const { kind, language, isDefault } = template
  const editor = useRef<RichTextHandle>(null)
  const draft = useDraft({ subject: template.subject ?? '', bodyHtml: template.bodyHtml })
  const faults = faultsOfTemplate(kind, draft.value)
  const words = useFaultWords()
  const acts = useTemplateActs(kind, language, draft.reset)
  const refused = useFieldErrors(acts.save.error)
  useUnsavedGuard(draft.isDirty)
  useEffect(() => onDirty(draft.isDirty), [draft.isDirty, onDirty])
  const isInOrder = Object.keys(faults).length === 0
  const content = { subject: kind === 'reply' ? null : draft.value.subject, bodyHtml: draft.value.bodyHtml }
  const bodyError = words(faults.bodyHtml) ?? refused.of('bodyHtml')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isInOrder) acts.save.mutate(content)
  }
  return (
    <form noValidate onSubmit={submit} className={css.parts}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light">
          {refused.rest}
        </Alert>
      )}
      {kind !== 'reply' && (
        <TextInput
          label={t('mails.subject')}
          maxLength={300}
          value={draft.value.subject}
          onChange={(event) => draft.set({ subject: event.currentTarget.value })}
          error={words(faults.subject) ?? refused.of('subject')}
        />
      )}
      <div>
        <p className={css.label}>{t('mails.body')}</p>
        <RichText
          value={draft.value.bodyHtml}
          onChange={(bodyHtml) => draft.set({ bodyHtml })}
          label={t('mails.body')}
          editorRef={editor}
          minHeight={180}
        />
        {bodyError && (
          <p className={css.error} role="alert">
            {bodyError}
          </p>
        )}
      </div>
      <Variables variables={templateVariables[kind]} onInsert={(text) => editor.current?.insertHtml(text)} />
      <TemplatePreview kind={kind} language={language} content={content} isInOrder={isInOrder} />
      <Group gap="xs">
        <Button
          variant="default"
          disabled={!isInOrder}
          loading={acts.test.isPending}
          onClick={() => acts.test.mutate(content)}
        >
          {t('mails.test')}
        </Button>
        {!isDefault && (
          <ConfirmButton
            variant="subtle"
            color="gray"
            title={t('mails.restoreTitle')}
            text={t('mails.restoreText')}
            confirmLabel={t('mails.restore')}
            onConfirm={() => acts.restore.mutate()}
          >
            {t('mails.restore')}
          </ConfirmButton>
        )}
      </Group>
      <SaveBar isDirty={draft.isDirty} isSaving={acts.save.isPending} onDiscard={draft.reset} />
    </form>
  )
}
