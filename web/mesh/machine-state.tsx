import { useTranslation } from 'react-i18next'
import type { MeshPower, MeshState } from '#contract/mesh.ts'
import css from './mesh.module.css'

/** Whether the agent of a machine is connected, and whether the machine is on where that says more. */
export function MachineState({ state, power }: { state: MeshState; power: MeshPower }) {
  const { t } = useTranslation('mesh')
  return (
    <span className={css['state']} data-state={state}>
      {t(`state.${state}`)}
      {power !== 'unknown' && ` · ${t(`power.${power}`)}`}
    </span>
  )
}
