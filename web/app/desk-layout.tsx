import { Outlet } from '@tanstack/react-router'
import { Gate } from './gate.tsx'
import { Shell } from './shell/shell.tsx'

export function DeskLayout() {
  return (
    <Gate>
      <Shell>
        <Outlet />
      </Shell>
    </Gate>
  )
}
