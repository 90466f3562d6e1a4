import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { sessions } from '#contract/sessions.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../parts/rows.module.css'
import { useEndSessions } from './use-end-sessions.ts'

type Session = z.infer<typeof sessions.sessions.result>['items'][number]

export function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const end = useEndSessions(t('sessions.ended'))
  const device = session.device || t('sessions.unknownDevice')
  const Icon = /android|iphone|ipad|mobile/i.test(device) ? IconDeviceMobile : IconDeviceDesktop
  return (
    <>
      <Icon size={22} stroke={1.6} aria-hidden />
      <div className={rows.words}>
        <div className={rows.name}>
          {device}
          {session.isCurrent && (
            <span className={rows.pill} data-tone="good">
              {t('sessions.current')}
            </span>
          )}
        </div>
        <div className={rows.more}>
          {session.ip} · {t('sessions.since', { date: format.date(session.createdAt) })}
        </div>
      </div>
      <div className={rows.aside}>
        {t('sessions.seen')}: <TimeAgo iso={session.lastSeenAt} />
      </div>
      {!session.isCurrent && (
        <ConfirmButton
          size="xs"
          loading={end.isPending}
          aria-label={t('sessions.endOf', { device })}
          title={t('sessions.endTitle')}
          text={t('sessions.endText', { device })}
          confirmLabel={t('sessions.end')}
          onConfirm={() => end.mutate([session.id])}
        >
          {t('sessions.end')}
        </ConfirmButton>
      )}
    </>
  )
}
