import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type NotificationChannels,
  type NotificationPreferences,
  notificationChannels,
  notificationKind,
} from '#contract/notifications.ts'
import css from './channel-table.module.css'

type Events = NotificationPreferences['events']

const channels = notificationChannels.keyof().options

interface Props {
  events: Events
  onChange: (events: Events) => void
}

/** One line for each event, with the ways to be told of it. */
export function ChannelTable({ events, onChange }: Props) {
  const { t } = useTranslation('settings')
  const set = (kind: keyof Events, part: Partial<NotificationChannels>) =>
    onChange({ ...events, [kind]: { ...events[kind], ...part } })
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{t('section.notifications')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notifications.event')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col" title={t(`notifications.${channel}Help`)}>
              {t(`notifications.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notificationKind.options.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`notifications.event.${kind}`)}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <Checkbox
                  aria-label={t('notifications.cell', {
                    channel: t(`notifications.${channel}`),
                    event: t(`notifications.event.${kind}`),
                  })}
                  label={<span className={css.label}>{t(`notifications.${channel}`)}</span>}
                  checked={events[kind][channel]}
                  onChange={(event) => set(kind, { [channel]: event.currentTarget.checked })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
