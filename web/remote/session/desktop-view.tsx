import RFB from '@novnc/novnc'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { rfbChannel } from './rfb-channel.ts'
import css from './session.module.css'
import type { SessionRelay } from './use-session-relay.ts'

interface Props {
  relay: SessionRelay
  device: string
  isViewOnly: boolean
}

/** The desktop of the machine. That one may only look is kept to by the machine; here it only shows. */
export function DesktopView({ relay, device, isViewOnly }: Props) {
  const { t } = useTranslation('remote')
  const place = useRef<HTMLDivElement>(null)
  const { listen, send } = relay

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const channel = rfbChannel(send)
    const rfb = new RFB(element, channel, { shared: true })
    rfb.scaleViewport = true
    rfb.viewOnly = isViewOnly
    rfb.background = 'transparent'
    const stopListening = listen({ onBytes: (bytes) => channel.take(bytes) })
    return () => {
      stopListening()
      rfb.disconnect()
    }
  }, [listen, send, isViewOnly])

  return <section ref={place} className={css['desktop']} aria-label={t('desktop', { device })} />
}
