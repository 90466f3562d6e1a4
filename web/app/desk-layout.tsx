import { Outlet } from '@tanstack/react-router'
import { ConnectHint } from '#web/sending/connect-hint.tsx'
import css from './desk-layout.module.css'
import { Gate } from './gate.tsx'
import { Shell } from './shell/shell.tsx'

export function DeskLayout() {
  return (
    <Gate>
      <Shell>
        <div className={css.desk}>
          <ConnectHint />
          <div className={css.page}>
            <Outlet />
          </div>
        </div>
      </Shell>
    </Gate>
  )
}
