import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#web/lib/me.ts'
import { enterDesk } from './enter-desk.ts'
import { EntryFrame } from './entry-frame.tsx'
import { SignInSteps, type SignInWay } from './sign-in-form.tsx'

/** The door of the desk. Signing in renews `me`, on which the gate opens. */
export function SignInPage() {
  const desk = useDesk()
  const [way, setWay] = useState<SignInWay>('password')
  const words = useWayWords(way)
  return (
    <EntryFrame title={words.title} lead={words.lead} deskName={desk.name}>
      <SignInSteps way={way} onWay={setWay} />
    </EntryFrame>
  )
}

/** For those who forgot their password and came by a link of their own. */
export function RequestResetPage() {
  const desk = useDesk()
  const [way, setWay] = useState<SignInWay>('reset')
  const words = useWayWords(way)
  return (
    <EntryFrame title={words.title} lead={words.lead} deskName={desk.name}>
      <SignInSteps way={way} onWay={setWay} onDone={enterDesk} />
    </EntryFrame>
  )
}

function useWayWords(way: SignInWay): { title: string; lead: string } {
  const { t } = useTranslation('session')
  const desk = useDesk()
  switch (way) {
    case 'password':
      return { title: t('signIn.title'), lead: t('signIn.lead', { desk: desk.name }) }
    case 'link':
      return { title: t('link.title'), lead: t('link.lead') }
    case 'reset':
      return { title: t('reset.request.title'), lead: t('reset.request.lead') }
  }
}
