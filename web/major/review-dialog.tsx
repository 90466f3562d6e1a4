import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MajorIncident } from '#contract/major-incidents.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { useMajor } from './queries.ts'

const parts = ['happened', 'cause', 'measures'] as const

/** What was learnt: written in one go or in several, and finished when it is whole. */
export function ReviewDialog({ incident, onClose }: { incident: MajorIncident; onClose: () => void }) {
  const { t } = useTranslation('major')
  const { t: common } = useTranslation('common')
  const [review, setReview] = useState(incident.review)
  const [isTried, setTried] = useState(false)
  const isDone = incident.state === 'reviewed'
  const save = useMajor(
    (isFinished: boolean) =>
      api.majorIncidents.review({ params: { id: incident.id }, body: { ...review, isFinished } }),
    (after) => {
      showSuccess(after.state === 'reviewed' ? t('finished') : t('saved'))
      onClose()
    },
  )
  const refused = useFieldErrors(save.error)
  const isWhole = parts.every((part) => review[part].trim() !== '')
  const finish = () => {
    setTried(true)
    if (isWhole) save.mutate(true)
  }
  return (
    <FormModal
      title={t('reviewTitle')}
      text={t('reviewText')}
      submitLabel={isDone ? common('save') : t('finish')}
      isDirty={parts.some((part) => review[part] !== incident.review[part])}
      isSaving={save.isPending}
      error={refused.rest}
      extra={
        !isDone && (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(false)}>
            {t('keep')}
          </Button>
        )
      }
      onSubmit={finish}
      onClose={onClose}
    >
      {parts.map((part) => (
        <Textarea
          key={part}
          label={t(part)}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={10_000}
          value={review[part]}
          onChange={(event) => setReview({ ...review, [part]: event.currentTarget.value })}
          error={isTried && review[part].trim() === '' ? t('reviewMissing') : refused.of(part)}
        />
      ))}
    </FormModal>
  )
}
