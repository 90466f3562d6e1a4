import { Anchor, Badge, Button } from '@mantine/core'
import { IconArrowLeft, IconPlayerStopFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSession } from '#contract/remote-session.ts'
import { useEndSession } from '../queries.ts'
import css from './session.module.css'

interface Props {
  session: RemoteSession
  children: ReactNode
}

/** Always there: what this is, with whom, and the way to end it. */
export function SessionBar({ session, children }: Props) {
  const { t } = useTranslation('remote')
  const { ticketNumber: number, id } = session
  const end = useEndSession(number, id)
  return (
    <header className={css['bar']}>
      <Anchor
        size="sm"
        renderRoot={(root) => <Link {...root} to="/tickets/$number" params={{ number: String(number) }} />}
      >
        <IconArrowLeft size={15} aria-hidden /> {t('backToTicket', { number })}
      </Anchor>
      <span className={css['what']}>
        {t(`kind.${session.kind}`)}
        {session.device && ` · ${session.device.name}`}
      </span>
      <span className={css['state']} role="status">
        {children}
      </span>
      {session.isRecorded && session.dueAt !== null && <Badge color="red.9">{t('bar.recorded')}</Badge>}
      {session.can.end && (
        <Button
          size="xs"
          color="red.9"
          loading={end.isPending}
          leftSection={<IconPlayerStopFilled size={14} />}
          onClick={() => end.mutate()}
        >
          {t(session.state === 'asked' ? 'takeBack' : 'stop')}
        </Button>
      )}
    </header>
  )
}
