import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { startLive } from '#web/lib/live.ts'
import { MajorBanner } from '#web/major/major-banner.tsx'
import { useSound } from '#web/notifications/index.ts'
import { CallBanner } from '#web/on-call/call-banner.tsx'
import { ChannelAlarms } from '#web/receiving/alarms/channel-alarms.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { KeySheetHost } from './key-sheet-host.tsx'
import { LiveState } from './live-state.tsx'
import { PaletteHost } from './palette-host.tsx'
import { Rail } from './rail.tsx'
import css from './shell.module.css'
import { useGeneralKeys } from './use-general-keys.ts'

/** The frame of the desk: where to go, and the one `main` in which everything happens. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app')
  useEffect(startLive, [])
  useGeneralKeys()
  useSound()
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t('skip.main')}
      </a>
      <Rail />
      <main id="main" className={css.main} tabIndex={-1}>
        <CallBanner />
        <MajorBanner />
        <ChannelAlarms />
        <div className={css.page}>{children}</div>
      </main>
      <BottomBar />
      <LiveState />
      <PaletteHost />
      <KeySheetHost />
    </div>
  )
}
