import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RemoteSession } from '#contract/remote-session.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useStateWords } from '../use-state-words.ts'
import { SessionBar } from './session-bar.tsx'

/** Somebody is asked; or a colleague is in the session. */
export function AskedView({ session }: { session: RemoteSession }) {
  const { t } = useTranslation('remote')
  const format = useFormat()
  const words = useStateWords()
  const until = session.dueAt === null ? '' : format.time(session.dueAt)
  const device = session.device?.name
  return (
    <>
      <SessionBar session={session}>{words(session)}</SessionBar>
      {session.state === 'asked' && (
        <EmptyState
          titleAs="h2"
          icon={<IconHourglass size={28} stroke={1.6} />}
          title={device === undefined ? t('asked.share') : t('asked.device', { device })}
          text={device === undefined ? t('asked.shareText', { until }) : t('asked.deviceText', { until })}
        />
      )}
    </>
  )
}
