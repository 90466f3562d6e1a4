import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsLive } from '#web/lib/live.ts'
import { useVisitor } from '../visitor.ts'
import { Footer } from './footer.tsx'
import css from './frame.module.css'
import { Header } from './header.tsx'

export function Frame() {
  const { t } = useTranslation('portal')
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  const isWidget = useLocation().pathname === '/widget'

  return (
    <div className={css['frame']}>
      {!isWidget && (
        <>
          <a className={css['skip']} href="#main">
            {t('skip')}
          </a>
          <Header />
        </>
      )}
      <OfflineNotice />
      <main id="main" ref={main} tabIndex={-1} className={css['main']}>
        <Outlet />
      </main>
      {!isWidget && <Footer />}
    </div>
  )
}

function OfflineNotice() {
  const { t } = useTranslation('portal')
  const isLive = useIsLive()
  const visitor = useVisitor()
  return (
    <p role="status" className={css['offline']} data-shown={visitor !== null && !isLive}>
      {visitor !== null && !isLive && t('offline')}
    </p>
  )
}

/** Whoever uses a screen reader or the keyboard begins at the top of each page. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}
