import { Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MajorIncident } from '#contract/major-incidents.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { BothLanguages, isSaid } from './both-languages.tsx'
import { useMajor } from './queries.ts'

interface Props {
  number: number
  /** What it is told as before it was ever told. */
  subject: string
  /** Given when it is one already, and only what is told of it changes. */
  incident?: MajorIncident
  onClose: () => void
}

const empty = { es: '', en: '' }

/** Says that a ticket is a major incident, or what is told of one. */
export function DeclareDialog({ number, subject, incident, onClose }: Props) {
  const { t, i18n } = useTranslation('major')
  const { t: common } = useTranslation('common')
  const own = i18n.language.startsWith('en') ? 'en' : 'es'
  const [title, setTitle] = useState(incident?.title ?? { ...empty, [own]: subject.slice(0, 200) })
  const [notice, setNotice] = useState(incident?.notice ?? empty)
  const [isPublic, setPublic] = useState(incident?.isPublic ?? false)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useMajor(
    () => {
      const body = { title, notice, isPublic }
      return incident === undefined
        ? api.majorIncidents.declare({ params: { number }, body: { ...body, reason } })
        : api.majorIncidents.update({ params: { id: incident.id }, body })
    },
    () => {
      showSuccess(incident === undefined ? t('declared', { number }) : t('saved'))
      onClose()
    },
  )
  const refused = useFieldErrors(save.error)
  const hasReason = incident !== undefined || reason.trim().length >= 3
  const submit = () => {
    setTried(true)
    if (isSaid(title) && hasReason) save.mutate(undefined)
  }
  return (
    <FormModal
      title={incident === undefined ? t('declare') : t('edit')}
      {...(incident === undefined && { text: t('declareText') })}
      submitLabel={incident === undefined ? t('declare') : common('save')}
      isDirty={reason !== '' || isSaid(notice)}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <BothLanguages
        labels={{ es: t('titleEs'), en: t('titleEn') }}
        description={t('otherLanguage')}
        value={title}
        onChange={setTitle}
        max={200}
        error={isTried && !isSaid(title) ? t('titleMissing') : refused.of('title')}
      />
      {incident === undefined && (
        <Textarea
          data-autofocus
          label={t('reason')}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && !hasReason ? t('reasonMissing') : refused.of('reason')}
        />
      )}
      <Switch
        label={t('isPublic')}
        description={t('isPublicText')}
        checked={isPublic}
        onChange={(event) => setPublic(event.currentTarget.checked)}
      />
      {isPublic && (
        <BothLanguages
          isLong
          labels={{ es: t('noticeEs'), en: t('noticeEn') }}
          value={notice}
          onChange={setNotice}
          max={2000}
          error={refused.of('notice')}
        />
      )}
    </FormModal>
  )
}
