import { IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMoment } from '../use-moment.ts'
import css from './message-card.module.css'

/** Direction, number, start and duration of a call. */
export function CallFacts({ call }: { call: NonNullable<Message['call']> }) {
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const moment = useMoment()
  const Icon = call.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing

  return (
    <div className={css['call']}>
      <p className={css['callTitle']}>
        <Icon size={16} aria-hidden />
        {t(`call.${call.direction}`)}
      </p>
      <dl className={css['callFacts']}>
        <div>
          <dt>{t('call.phone')}</dt>
          <dd>
            {call.phone === '' ? (
              t('call.noNumber')
            ) : (
              <a href={`tel:${call.phone.replace(/[^+\d]/g, '')}`}>{call.phone}</a>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('call.started')}</dt>
          <dd>
            <time dateTime={call.startedAt}>{moment(call.startedAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('call.duration')}</dt>
          <dd>{format.duration(call.durationSeconds)}</dd>
        </div>
      </dl>
    </div>
  )
}
