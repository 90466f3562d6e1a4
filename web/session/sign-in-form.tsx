import { Anchor, Button, Divider, Stack } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { PasswordForm } from './password-form.tsx'
import { RequestMailForm } from './request-mail-form.tsx'

export type SignInWay = 'password' | 'link' | 'reset'

interface Props {
  way: SignInWay
  onWay: (way: SignInWay) => void
  /** Who signs in, where that is known. */
  email?: string
  onDone?: (me: Me) => void
}

/** Signing in without a page around it, as the gate shows it over the screen when a session has ended. */
export function SignInForm({ email, onDone }: Pick<Props, 'email' | 'onDone'>) {
  const [way, setWay] = useState<SignInWay>('password')
  return <SignInSteps way={way} onWay={setWay} {...(email ? { email } : {})} {...(onDone ? { onDone } : {})} />
}

export function SignInSteps({ way, onWay, email: known = '', onDone }: Props) {
  const { t } = useTranslation('session')
  const [email, setEmail] = useState(known)
  if (way !== 'password') {
    return (
      <Stack gap="lg">
        <RequestMailForm key={way} kind={way} email={email} />
        <Anchor component="button" type="button" size="sm" onClick={() => onWay('password')}>
          {t('signIn.usePassword')}
        </Anchor>
      </Stack>
    )
  }
  return (
    <Stack gap="lg">
      <PasswordForm email={email} onEmail={setEmail} onForgot={() => onWay('reset')} onDone={onDone} />
      <Divider label={t('signIn.or')} labelPosition="center" />
      <Button
        variant="default"
        size="md"
        leftSection={<IconMailForward size={18} aria-hidden />}
        onClick={() => onWay('link')}
      >
        {t('signIn.byLink')}
      </Button>
    </Stack>
  )
}
