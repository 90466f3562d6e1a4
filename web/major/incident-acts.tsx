import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MajorIncident } from '#contract/major-incidents.ts'
import { api } from '#web/lib/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { DeclareDialog } from './declare-dialog.tsx'
import { useMajor } from './queries.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { TellDialog } from './tell-dialog.tsx'

/** What whoever leads an incident may do with it now. */
export function IncidentActs({ incident }: { incident: MajorIncident }) {
  const { t } = useTranslation('major')
  const [open, setOpen] = useState<'tell' | 'edit' | 'review'>()
  const end = useMajor(
    () => api.majorIncidents.end({ params: { id: incident.id } }),
    () => {
      showSuccess(t('ended'))
      setOpen('review')
    },
  )
  const { state, ticket, can } = incident
  if (!can.manage) return null
  const close = () => setOpen(undefined)
  return (
    <>
      <Group gap="xs" mt="xs">
        {state !== 'reviewed' && (
          <Button size="xs" onClick={() => setOpen('tell')}>
            {t('tell')}
          </Button>
        )}
        {state === 'on' && (
          <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
            {t('edit')}
          </Button>
        )}
        {state === 'on' ? (
          <ConfirmButton
            size="xs"
            loading={end.isPending}
            title={t('endTitle')}
            text={t('endText')}
            confirmLabel={t('end')}
            onConfirm={() => end.mutate(undefined, { onError: showError })}
          >
            {t('end')}
          </ConfirmButton>
        ) : (
          <Button size="xs" variant="default" onClick={() => setOpen('review')}>
            {t('review')}
          </Button>
        )}
      </Group>
      {open === 'tell' && <TellDialog incident={incident} onClose={close} />}
      {open === 'edit' && (
        <DeclareDialog number={ticket.number} subject={ticket.subject} incident={incident} onClose={close} />
      )}
      {open === 'review' && <ReviewDialog incident={incident} onClose={close} />}
    </>
  )
}
