import { useParams } from '@tanstack/react-router'
import { SettingsPage } from '#web/settings/index.ts'

export function SettingsRoute() {
  return <SettingsPage section={useParams({ strict: false }).section} />
}
