import { useTranslation } from 'react-i18next'
import { type MeshFault, oldestMeshVersion } from '#contract/mesh.ts'

/** Why there is no connection, and what can be done about it. */
export function useFaultWords(): (fault: MeshFault, version: string | null) => string {
  const { t } = useTranslation('settings')
  return (fault, version) => t(`mesh.fault.${fault}`, { version: version ?? '', oldest: oldestMeshVersion })
}
