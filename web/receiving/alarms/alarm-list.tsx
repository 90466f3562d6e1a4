import { IconMailExclamation } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MailChannel } from '#contract/channels.ts'
import css from './channel-alarms.module.css'
import { useAlarmText } from './use-alarm-text.ts'

interface Props {
  alarms: MailChannel[]
  isAdmin: boolean
}

export function AlarmList({ alarms, isAdmin }: Props) {
  const { t } = useTranslation('receiving')
  return (
    <section aria-label={t('alarm.label')} className={css.alarms}>
      <ul className={css.list}>
        {alarms.map((channel) => (
          <Alarm key={`${channel.use} ${channel.inboxId}`} channel={channel} isAdmin={isAdmin} />
        ))}
      </ul>
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
