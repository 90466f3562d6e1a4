import { Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AlertGroup } from '#contract/alerts.ts'
import { useFormat } from '#web/lib/format.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './alerts.module.css'
import { useMute } from './api.ts'
import { sourceKinds } from './source-kinds.ts'

/** One matter: what it is, since when, how often, its incident, and muting it. */
export function AlertRow({ alert }: { alert: AlertGroup }) {
  const { t } = useTranslation('alerts')
  const { severity, title, state, repeatCount, firedAt, resolvedAt, ticketNumber, isFlapping } = alert
  return (
    <>
      <span className={css['severity']} data-severity={state === 'firing' ? severity : undefined}>
        {t(`severity.${severity}`)}
      </span>
      <div className={css['words']}>
        <div className={css['name']}>
          {title}
          {alert.unheardSince !== null && <Unheard since={alert.unheardSince} />}
          {isFlapping && <span className={css['pill']}>{t('flapping')}</span>}
          {alert.explainedBy && (
            <span className={css['pill']}>{t('explainedBy', { name: alert.explainedBy.name })}</span>
          )}
          <Muted alert={alert} />
        </div>
        <div className={css['more']}>
          <Place alert={alert} />
        </div>
      </div>
      <div className={css['more']}>
        {resolvedAt === null ? t('since') : t(alert.unheardSince === null ? 'over' : 'takenAsOver')}{' '}
        <TimeAgo iso={resolvedAt ?? firedAt} />
        {' · '}
        {t('repeats', { count: repeatCount })}
      </div>
      {ticketNumber !== null && (
        <Link to="/tickets/$number" params={{ number: String(ticketNumber) }} className={css['ticket']}>
          #{ticketNumber}
        </Link>
      )}
      {state === 'firing' && <Muting alert={alert} />}
    </>
  )
}

/** Nobody said that it is over: the monitor only says nothing of it any more. */
function Unheard({ since }: { since: string }) {
  const { t } = useTranslation('alerts')
  const { smart } = useFormat()
  return <span className={css['pill']}>{t('unheard', { when: smart(since) })}</span>
}

function Muted({ alert: { mutedBy, mutedUntil } }: { alert: AlertGroup }) {
  const { t } = useTranslation('alerts')
  const { smart } = useFormat()
  const why = mutedUntil === null ? mutedBy : 'person'
  if (why === null || (why === 'person' && mutedUntil === null)) return null
  return (
    <span className={css['pill']}>
      {why === 'person' ? t('muted.person', { when: smart(mutedUntil ?? '') }) : t(`muted.${why}`)}
    </span>
  )
}

/** Where it comes from and what it is about. */
function Place({ alert: { source, sourceName, device, check } }: { alert: AlertGroup }) {
  const { t } = useTranslation('alerts')
  const kind = sourceKinds.find((one) => one === source)
  return (
    <>
      {sourceName ?? (kind === undefined ? source : t(`source.${kind}`))}
      {device !== null && (
        <>
          {' · '}
          <Link to="/devices/$id" params={{ id: device.id }}>
            {device.name}
          </Link>
        </>
      )}
      {` · ${check}`}
    </>
  )
}

const hour = 60

function Muting({ alert }: { alert: AlertGroup }) {
  const { t } = useTranslation('alerts')
  const mute = useMute(alert)
  const { title, mutedUntil } = alert
  if (mutedUntil !== null) {
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={t('unmuteNamed', { title })}
        loading={mute.isPending}
        onClick={() => mute.mutate(undefined)}
      >
        {t('unmute')}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" aria-label={t('muteNamed', { title })} loading={mute.isPending}>
          {t('mute')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => mute.mutate(hour)}>{t('muteHour')}</Menu.Item>
        <Menu.Item onClick={() => mute.mutate(24 * hour)}>{t('muteDay')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
