import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { useDesk } from '#web/lib/me.ts'
import { enterDesk } from '../enter-desk.ts'
import { EntryFrame } from '../entry-frame.tsx'
import { SetUpSecondFactor } from './set-up.tsx'

/** Where the desk asks every agent for a second factor: nothing else is to be seen until there is one. */
export function MustAddFactorPage({ me }: { me: Me }) {
  const { t } = useTranslation('session')
  const desk = useDesk()
  const leave = async () => {
    await api.sessions.signOut()
    enterDesk(me)
  }
  return (
    <EntryFrame title={t('factor.must')} lead={t('factor.mustLead', { desk: desk.name })} deskName={desk.name}>
      <SetUpSecondFactor
        me={me}
        onDone={() => enterDesk(me)}
        way={
          <Anchor component="button" type="button" size="sm" onClick={() => void leave()}>
            {t('factor.leave')}
          </Anchor>
        }
      />
    </EntryFrame>
  )
}
