import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSessionDetails } from '#contract/remote-session.ts'
import { carries } from '#contract/transfer.ts'
import { TransferPanel } from '../transfers/transfer-panel.tsx'
import { Chat } from './chat.tsx'
import { FilmView } from './film-view.tsx'
import css from './session.module.css'
import { SessionBar } from './session-bar.tsx'
import { type SessionRelay, useSessionRelay } from './use-session-relay.ts'

// Large, and each needed for its own kind alone.
const TerminalView = lazy(async () => ({ default: (await import('./terminal-view.tsx')).TerminalView }))
const DesktopView = lazy(async () => ({ default: (await import('./desktop-view.tsx')).DesktopView }))

/** What the bar says of the way by which a shared screen comes. */
const wordsOf = { direct: 'bar.direct', relay: 'bar.relay', any: 'bar.with' } as const

/** The machine, with the bar above and the chat beside it. */
export function LiveView({ session }: { session: RemoteSessionDetails }) {
  const { t } = useTranslation('remote')
  const relay = useSessionRelay(session.id, session.can.connect)
  const told = {
    connecting: t('bar.connecting'),
    waiting: t('bar.waiting'),
    together: t(wordsOf[relay.picture.way ?? 'any'], { name: relay.peerName }),
    lost: t('lostConnection'),
  }[relay.state]
  const known = new Set(session.chat.map(({ at, text }) => at + text))
  const lines = [...session.chat, ...relay.chat.filter(({ at, text }) => !known.has(at + text))]

  return (
    <>
      <SessionBar session={session}>{told}</SessionBar>
      <div className={css['live']}>
        <div className={css['machine']}>
          {relay.state === 'lost' && (
            <Button className={css['again'] ?? ''} onClick={relay.again}>
              {t('again')}
            </Button>
          )}
          <Suspense>
            <MachineView session={session} relay={relay} />
          </Suspense>
        </div>
        <div className={css['side']}>
          {carries(session.kind, 'file') && (
            <TransferPanel session={session} desk={relay.transferDesk} state={relay.transfers} />
          )}
          <Chat
            lines={lines}
            peerName={relay.peerName || (session.answeredBy ?? '')}
            onSend={(text) => relay.say({ type: 'chat', text })}
          />
        </div>
      </div>
    </>
  )
}

function MachineView({ session, relay }: { session: RemoteSessionDetails; relay: SessionRelay }) {
  const device = session.device?.name ?? ''
  switch (session.kind) {
    case 'share':
      return <FilmView relay={relay} />
    case 'terminal':
      return <TerminalView relay={relay} device={device} />
    case 'view':
    case 'control':
      return <DesktopView relay={relay} device={device} isViewOnly={session.kind === 'view'} />
  }
}
