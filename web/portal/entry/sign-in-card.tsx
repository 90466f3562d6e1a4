import { Button } from '@mantine/core'
import { IconKey, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Heading } from '../frame/heading.tsx'
import { LinkForm } from './link-form.tsx'
import { PasswordForm } from './password-form.tsx'
import css from './sign-in-card.module.css'

interface Props {
  title: string
  lead: string
}

/** By mailed link at first; those who have a password find it behind a press. */
export function SignInCard({ title, lead }: Props) {
  const { t } = useTranslation('portal')
  const [email, setEmail] = useState('')
  const [hasPassword, setHasPassword] = useState(false)
  return (
    <div className={css['card']}>
      <Heading title={title} lead={hasPassword ? undefined : lead} />
      {hasPassword ? <PasswordForm email={email} onEmail={setEmail} /> : <LinkForm email={email} onEmail={setEmail} />}
      <Button
        variant="subtle"
        leftSection={hasPassword ? <IconMail size={17} aria-hidden /> : <IconKey size={17} aria-hidden />}
        onClick={() => setHasPassword(!hasPassword)}
      >
        {t(hasPassword ? 'enter.withLink' : 'enter.withPassword')}
      </Button>
    </div>
  )
}
