import { useTranslation } from 'react-i18next'
import type { DeviceState } from '#contract/devices.ts'
import css from './devices.module.css'

/** Whether a device is there, in a word and a colour. */
export function StatePill({ state }: { state: DeviceState }) {
  const { t } = useTranslation('devices')
  return (
    <span className={css['state']} data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
