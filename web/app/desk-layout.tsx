import { Outlet } from '@tanstack/react-router'
import { ConnectHint } from '#web/sending/index.ts'
import { Gate } from './gate.tsx'
import { Shell } from './shell/shell.tsx'

export function DeskLayout() {
  return (
    <Gate>
      <Shell>
        <ConnectHint />
        <Outlet />
      </Shell>
    </Gate>
  )
}
