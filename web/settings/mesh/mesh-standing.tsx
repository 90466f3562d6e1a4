import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MeshServer } from '#contract/mesh.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { useFaultWords } from './use-fault-words.ts'

const colors = { off: 'gray', connecting: 'blue', connected: 'green', failing: 'red' } as const

/** How the connection to the server goes. */
export function MeshStanding({ server }: { server: MeshServer }) {
  const { t } = useTranslation('settings')
  const faultWords = useFaultWords()
  const { state, stateSince, fault, version, deviceCount } = server
  return (
    <Alert
      role="status"
      variant="light"
      color={colors[state]}
      mb="lg"
      title={
        <span>
          {t(`mesh.state.${state}`)} {stateSince !== null && state !== 'off' && <TimeAgo iso={stateSince} />}
        </span>
      }
    >
      {state === 'connected' && t('mesh.state.connectedText', { count: deviceCount, version: version ?? '' })}
      {state === 'failing' && fault !== null && faultWords(fault, version)}
      {(state === 'off' || state === 'connecting') && t(`mesh.state.${state}Text`)}
    </Alert>
  )
}
