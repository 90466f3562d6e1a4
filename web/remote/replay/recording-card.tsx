import { Button, Group } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSession } from '#contract/remote-session.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import css from './replay.module.css'

const TerminalReplay = lazy(async () => ({ default: (await import('./terminal-replay.tsx')).TerminalReplay }))
const DesktopReplay = lazy(async () => ({ default: (await import('./desktop-replay.tsx')).DesktopReplay }))

/** The recording of a session, played only when somebody asks for it: that is written down. */
export function RecordingCard({ session }: { session: RemoteSession }) {
  const { t } = useTranslation('remote')
  const format = useFormat()
  const [isPlaying, setPlaying] = useState(false)
  const remove = useRemoveRecording(session)
  const { recording } = session
  if (recording === null) return <p className={css['none']}>{t('recording.none')}</p>
  return (
    <section className={css['card']} aria-label={t('recording')}>
      <h2 className={css['heading']}>{t('recording')}</h2>
      <p className={css['none']}>{t('recording.until', { until: format.date(recording.deletedAt) })}</p>
      {isPlaying ? (
        <Suspense>
          <Player session={session} format={recording.format} />
        </Suspense>
      ) : (
        <Group gap="xs">
          <Button size="xs" leftSection={<IconPlayerPlay size={15} />} onClick={() => setPlaying(true)}>
            {t('recording.play')}
          </Button>
          {session.can.removeRecording && (
            <ConfirmButton
              size="xs"
              title={t('recording.removeTitle')}
              text={t('recording.removeText')}
              confirmLabel={t('recording.remove')}
              onConfirm={() => remove.mutate()}
            >
              {t('recording.remove')}
            </ConfirmButton>
          )}
        </Group>
      )}
    </section>
  )
}

function Player({ session, format }: { session: RemoteSession; format: 'webm' | 'asciicast' | 'rfb' }) {
  const { t } = useTranslation('remote')
  const src = `/api/v1/remote-sessions/${session.id}/recording`
  switch (format) {
    case 'webm':
      return <video className={css['film']} src={src} controls autoPlay muted aria-label={t('recording')} />
    case 'asciicast':
      return <TerminalReplay src={src} />
    case 'rfb':
      return <DesktopReplay src={src} />
  }
}

function useRemoveRecording({ id, ticketNumber }: RemoteSession) {
  const { t } = useTranslation('remote')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.remote.removeRecording({ params: { id } }),
    onError: showError,
    onSuccess: () => {
      showSuccess(t('recording.removed'))
      void queries.invalidateQueries({ queryKey: keys.remoteSessions(ticketNumber) })
    },
  })
}
