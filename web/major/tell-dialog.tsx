import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MajorIncident } from '#contract/major-incidents.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { BothLanguages, isSaid } from './both-languages.tsx'
import { ofTicketQuery, useMajor } from './queries.ts'

/** One update to everybody, with how many that is. */
export function TellDialog({ incident, onClose }: { incident: MajorIncident; onClose: () => void }) {
  const { t } = useTranslation('major')
  const { data } = useQuery(ofTicketQuery(incident.ticket.number))
  const [text, setText] = useState({ es: '', en: '' })
  const [isTried, setTried] = useState(false)
  const tell = useMajor(
    () => api.majorIncidents.tell({ params: { id: incident.id }, body: { text } }),
    (after) => {
      showSuccess(t('sending', { count: after.updates[0]?.ticketCount ?? 0 }))
      onClose()
    },
  )
  const refused = useFieldErrors(tell.error)
  const submit = () => {
    setTried(true)
    if (isSaid(text)) tell.mutate(undefined)
  }
  const reach = data?.reach
  return (
    <FormModal
      title={t('tellTitle')}
      {...(reach && {
        text: t('tellText', {
          count: reach.tickets,
          requesters: t('requesters', { count: reach.requesters }),
          followers: t('followers', { count: reach.followers }),
        }),
      })}
      submitLabel={t('send')}
      isDirty={isSaid(text)}
      isSaving={tell.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <BothLanguages
        isLong
        labels={{ es: t('textEs'), en: t('textEn') }}
        description={t('otherLanguage')}
        value={text}
        onChange={setText}
        max={5000}
        error={isTried && !isSaid(text) ? t('textMissing') : refused.of('text')}
      />
    </FormModal>
  )
}
