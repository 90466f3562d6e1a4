import { useParams } from '@tanstack/react-router'
import { DevicePage } from '#web/devices/index.ts'

export function DeviceRoute() {
  const { id = '' } = useParams({ strict: false })
  return <DevicePage key={id} id={id} />
}
