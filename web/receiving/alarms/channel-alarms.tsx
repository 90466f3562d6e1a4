import { IconMailExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MailChannel } from '#contract/channels.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { receivingKeys } from '../queries.ts'
import css from './channel-alarms.module.css'
import { useAlarmText } from './use-alarm-text.ts'

const everyMinute = 60_000

/** Above every page of the desk while a mail server does not work: whose, since when, which step, what to do. */
export function ChannelAlarms() {
  const { t } = useTranslation('receiving')
  const isAdmin = useMe().role === 'admin'
  // That something is silent, nobody rings for.
  const channels = useQuery({
    queryKey: receivingKeys.channels,
    queryFn: ({ signal }) => api.channels.list({ signal }),
    refetchInterval: everyMinute,
  })
  const alarms = (channels.data?.items ?? []).filter(({ state }) => state !== 'ok' && (state !== 'expiring' || isAdmin))
  return (
    <section aria-label={t('alarm.label')} className={css.alarms} hidden={alarms.length === 0}>
      <div role="status">
        <ul className={css.list}>
          {alarms.map((channel) => (
            <Alarm key={`${channel.use} ${channel.inboxId}`} channel={channel} isAdmin={isAdmin} />
          ))}
        </ul>
      </div>
    </section>
  )
}

function Alarm({ channel, isAdmin }: { channel: MailChannel; isAdmin: boolean }) {
  const { t } = useTranslation('receiving')
  const text = useAlarmText()
  return (
    <li className={css.alarm} data-tone={channel.state === 'expiring' ? 'warn' : 'bad'}>
      <IconMailExclamation size={18} aria-hidden className={css.icon} />
      <p className={css.text}>{text(channel, isAdmin)}</p>
      {isAdmin && (
        <Link to="/settings/$section" params={{ section: 'inboxes' }} className={css.link}>
          {t('alarm.look')}
        </Link>
      )}
    </li>
  )
}
