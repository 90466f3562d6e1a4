import { Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Announcement, type AnnouncementState, announcementState } from '#contract/announcements.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { TextsField } from './texts-field.tsx'
import { useAddUpdate } from './use-announcements.ts'
import { useTexts } from './use-texts.ts'

const statesOf: Record<Announcement['kind'], AnnouncementState[]> = {
  outage: ['investigating', 'identified', 'monitoring', 'resolved'],
  maintenance: ['scheduled', 'running', 'resolved'],
  news: ['running', 'resolved'],
}

/** Says how an outage or maintenance goes on. */
export function UpdateDialog({ announcement, onClose }: { announcement: Announcement; onClose: () => void }) {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const [state, setState] = useState(announcement.state)
  const [body, setBody] = useState({ es: '', en: '' })
  const [mails, setMails] = useState(true)
  const [isTried, setTried] = useState(false)
  const add = useAddUpdate(announcement.id, onClose)
  const refused = useFieldErrors(add.error)
  const isEmpty = body.es.trim() === '' && body.en.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isEmpty) add.mutate({ state, body, mails })
  }
  return (
    <FormModal
      title={t('form.update')}
      text={text(announcement.title)}
      submitLabel={t('form.publish')}
      isDirty={!isEmpty}
      isSaving={add.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('form.state')}
        allowDeselect={false}
        data={statesOf[announcement.kind].map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        onChange={(next) => setState(announcementState.parse(next))}
      />
      <TextsField
        value={body}
        onChange={setBody}
        labels={[t('form.textEs'), t('form.textEn')]}
        most={5000}
        isLong
        error={isTried && isEmpty ? t('form.textMissing') : refused.of('body')}
      />
      {announcement.audience !== 'agents' && (
        <Checkbox label={t('form.mails')} checked={mails} onChange={(event) => setMails(event.currentTarget.checked)} />
      )}
    </FormModal>
  )
}
