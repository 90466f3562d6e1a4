import { Checkbox, Input, SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Announcement, announcementKind, announcementSeverity } from '#contract/announcements.ts'
import { OrganizationsField } from '#web/customers/index.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useMe } from '#web/lib/me.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { TextsField } from '#web/ui/texts-field.tsx'
import { bodyOf, type Draft, draftOf, faultsOf } from './draft.ts'
import { ServicesField } from './services-field.tsx'
import { useAnnounce, useChangeAnnouncement } from './use-announcements.ts'

const audiences = ['public', 'organizations', 'agents'] as const

/** Announces something, or corrects what was announced. */
export function AnnouncementDialog({
  announcement,
  begun,
  hint,
  onClose,
}: {
  announcement: Announcement | undefined
  /** What a new one begins with. */
  begun?: Draft
  /** What its writer should know. */
  hint?: string | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('announcements')
  const { t: common } = useTranslation('common')
  const zone = useMe().timeZone ?? undefined
  const [first] = useState(() => begun ?? draftOf(announcement, zone))
  const [draft, setDraft] = useState<Draft>(first)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const add = useAnnounce(onClose)
  const change = useChangeAnnouncement(announcement?.id ?? '', onClose)
  const saving = announcement === undefined ? add : change
  const refused = useFieldErrors(saving.error)
  const faults = faultsOf(draft, zone)
  const faultOf = (name: keyof typeof faults) => (isTried && faults[name] ? t(faults[name]) : undefined)
  const submit = () => {
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    const { mails, ...body } = bodyOf(draft, zone)
    if (announcement === undefined) add.mutate({ ...body, mails })
    else change.mutate(body)
  }
  return (
    <FormModal
      title={t(announcement ? 'form.edit' : 'form.new')}
      {...(hint !== undefined && { text: hint })}
      size="xl"
      submitLabel={announcement ? common('save') : t('form.publish')}
      isDirty={begun !== undefined || draft !== first}
      isSaving={saving.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <Select
          label={t('form.kind')}
          description={t(`kind.${draft.kind}.text`)}
          allowDeselect={false}
          data={announcementKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind: announcementKind.parse(kind) })}
        />
        <Select
          label={t('form.severity')}
          allowDeselect={false}
          data={announcementSeverity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
          value={draft.severity}
          onChange={(severity) => set({ severity: announcementSeverity.parse(severity) })}
        />
      </SimpleGrid>
      <Input.Wrapper label={t('form.audience')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('form.audience')}
          data={audiences.map((value) => ({ value, label: t(`form.${value}`) }))}
          value={draft.audience}
          onChange={(audience) => set({ audience: audiences.find((one) => one === audience) ?? 'public' })}
        />
      </Input.Wrapper>
      {draft.audience === 'organizations' && (
        <OrganizationsField
          label={t('form.which')}
          value={draft.organizations}
          onChange={(organizations) => set({ organizations })}
          error={faultOf('organizations') ?? refused.of('audience')}
        />
      )}
      <TextsField
        value={draft.title}
        onChange={(title) => set({ title })}
        labels={[t('form.titleEs'), t('form.titleEn')]}
        most={200}
        error={faultOf('title') ?? refused.of('title')}
      />
      <TextsField
        value={draft.body}
        onChange={(body) => set({ body })}
        labels={[t('form.textEs'), t('form.textEn')]}
        most={5000}
        isLong
        error={refused.of('body')}
      />
      <ServicesField
        value={draft.services}
        onChange={(services) => set({ services })}
        error={refused.of('serviceIds')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="datetime-local"
          label={t('form.begins')}
          description={t('form.now')}
          value={draft.begins}
          onChange={(event) => set({ begins: event.currentTarget.value })}
          error={refused.of('beginsAt')}
        />
        <TextInput
          type="datetime-local"
          label={t('form.ends')}
          description={t('form.open')}
          value={draft.ends}
          onChange={(event) => set({ ends: event.currentTarget.value })}
          error={faultOf('ends') ?? refused.of('endsAt')}
        />
      </SimpleGrid>
      {announcement === undefined && draft.audience !== 'agents' && (
        <Checkbox
          label={t('form.mails')}
          checked={draft.mails}
          onChange={(event) => set({ mails: event.currentTarget.checked })}
        />
      )}
    </FormModal>
  )
}
