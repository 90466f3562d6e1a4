import { InputLabel, Select, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TemplateContent, TicketTemplate, TicketTemplateDraft } from '#contract/ticket-templates.ts'
import { ticketType } from '#contract/tickets.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useMe } from '#web/lib/me.ts'
import { fieldsQuery, useTeams } from '#web/tickets/index.ts'
import { AudienceField } from '#web/ui/audience-field.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FieldInput } from '#web/ui/field-input.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { RichText } from '#web/ui/rich-text.tsx'
import { useUploads } from '#web/ui/use-uploads.ts'
import { useChecklists } from '../checklists/use-checklists.ts'
import { KeptFiles } from '../parts/kept-files.tsx'
import { LevelSelect } from '../parts/level-select.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useRemoveTemplate, useSaveTemplate } from './use-templates.ts'

interface Props {
  template: TicketTemplate | undefined
  onClose: () => void
}

const emptyContent: TemplateContent = {
  subject: '',
  bodyHtml: '',
  type: 'request',
  impact: 1,
  urgency: 2,
  teamId: null,
  tags: [],
  fields: {},
  checklistId: null,
}

export function TemplateDialog({ template, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const isAdmin = useMe().role === 'admin'
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<TicketTemplateDraft>(
    template
      ? draftOf(template)
      : {
          name: '',
          description: '',
          audience: { kind: isAdmin ? 'shared' : 'personal' },
          content: emptyContent,
          attachmentIds: [],
        },
  )
  const [files, setFiles] = useState<Attachment[]>(template?.attachments ?? [])
  const uploads = useUploads((file) => setFiles((all) => [...all, file]))
  const attachmentIds = files.map((file) => file.id)
  const isChanged = isDirty || attachmentIds.join() !== value.attachmentIds.join()
  const save = useSaveTemplate(template?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name', in_use: 'audience' })
  const hasName = value.name.trim() !== ''
  const change = (part: Partial<TicketTemplateDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (uploads.isBusy) return
    if (template && !isChanged) onClose()
    else if (hasName) save.mutate({ ...value, attachmentIds })
  }
  return (
    <FormModal
      title={template ? t('templates.editTitle', { name: template.name }) : t('templates.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isChanged}
      isSaving={save.isPending}
      error={refused.rest}
      extra={template && <RemoveTemplate template={template} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          data-autofocus
          label={common('name')}
          maxLength={120}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
        />
        <AudienceField
          value={value.audience}
          onChange={(audience) => change({ audience })}
          error={refused.of('audience')}
        />
      </SimpleGrid>
      <TextInput
        label={t('templates.description')}
        maxLength={300}
        value={value.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <ContentFields
        content={value.content}
        errorOf={(field) => refused.of(`content.${field}`) ?? refused.of(field)}
        onChange={(part) => change({ content: { ...value.content, ...part } })}
      />
      <KeptFiles
        help={t('templates.filesHelp')}
        address={`/api/v1/ticket-templates/${template?.id}/files`}
        saved={template?.attachments ?? []}
        files={files}
        uploads={uploads}
        onChange={setFiles}
      />
    </FormModal>
  )
}

interface ContentProps {
  content: TemplateContent
  errorOf: (field: string) => string | undefined
  onChange: (part: Partial<TemplateContent>) => void
}

function ContentFields({ content, errorOf, onChange }: ContentProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const teams = useTeams()
  const checklists = useChecklists().data?.items ?? []
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const clear = { clearable: true, clearButtonProps: { 'aria-label': common('clear') } } as const
  return (
    <>
      <TextInput
        label={t('templates.subject')}
        maxLength={300}
        value={content.subject}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
        error={errorOf('subject')}
      />
      <div>
        <InputLabel labelElement="div">{t('templates.body')}</InputLabel>
        <RichText
          label={t('templates.body')}
          minHeight={120}
          value={content.bodyHtml}
          onChange={(bodyHtml) => onChange({ bodyHtml })}
        />
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={t('templates.type')}
          allowDeselect={false}
          data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
          value={content.type}
          onChange={(next) => onChange({ type: ticketType.options.find((one) => one === next) ?? content.type })}
        />
        <Select
          {...clear}
          label={t('templates.team')}
          placeholder={t('templates.teamDefault')}
          data={teams.map(option)}
          value={content.teamId}
          onChange={(teamId) => onChange({ teamId })}
          error={errorOf('teamId')}
        />
        <LevelSelect kind="impact" value={content.impact} onChange={(impact) => onChange({ impact })} />
        <LevelSelect kind="urgency" value={content.urgency} onChange={(urgency) => onChange({ urgency })} />
        <TagsInput
          label={t('templates.tags')}
          acceptValueOnBlur
          maxTags={30}
          value={content.tags}
          onChange={(tags) => onChange({ tags })}
          error={errorOf('tags')}
        />
        <Select
          {...clear}
          label={t('templates.checklist')}
          placeholder={t('templates.noChecklist')}
          data={checklists.map(option)}
          value={content.checklistId}
          onChange={(checklistId) => onChange({ checklistId })}
          error={errorOf('checklistId')}
        />
      </SimpleGrid>
      <OwnFields content={content} errorOf={errorOf} onChange={onChange} />
    </>
  )
}

/** The desk's own fields. None is required here: whoever opens the ticket fills in the rest. */
function OwnFields({ content, errorOf, onChange }: ContentProps) {
  const { data: all = [] } = useQuery(fieldsQuery)
  const { fields } = content
  return shownFields(all, content.type, fields).map((field) => {
    const { [field.key]: _, ...others } = fields
    return (
      <FieldInput
        key={field.id}
        field={field}
        value={fields[field.key]}
        error={errorOf(`fields.${field.key}`)}
        onChange={(value) => onChange({ fields: value === null ? others : { ...others, [field.key]: value } })}
      />
    )
  })
}

/** What of it is gone is not offered any more, and would be refused. */
function draftOf({ name, description, audience, content, attachments, broken }: TicketTemplate): TicketTemplateDraft {
  const gone = Object.fromEntries(broken.map((field) => [field, null]))
  const attachmentIds = attachments.map((file) => file.id)
  return { name, description, audience, content: { ...content, ...gone }, attachmentIds }
}

function RemoveTemplate({ template, onRemoved }: { template: TicketTemplate; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveTemplate(template, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('templates.removeTitle', { name: template.name })}
      text={t('templates.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('templates.remove')}
    </ConfirmButton>
  )
}
