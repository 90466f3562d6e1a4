import { useTranslation } from 'react-i18next'
import type { RemoteSession } from '#contract/remote-session.ts'

/** How a session stands or ended, in a few words. */
export function useStateWords(): (session: Pick<RemoteSession, 'state' | 'reason'>) => string {
  const { t } = useTranslation('remote')
  return ({ state, reason }) => (reason === null ? t(`state.${state}`) : t(`reason.${reason}`))
}
