import { Button } from '@mantine/core'
import { IconKey, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Heading } from '../frame/heading.tsx'
import { LinkForm } from './link-form.tsx'
import { PasswordForm } from './password-form.tsx'
import css from './sign-in-card.module.css'

type Way = 'link' | 'password' | 'reset'

interface Props {
  title: string
  lead: string
  begins?: Way
}

/** By mailed link at first; those who have a password find it behind a press, and there how to get another one. */
export function SignInCard({ title, lead, begins = 'link' }: Props) {
  const { t } = useTranslation('portal')
  const [email, setEmail] = useState('')
  const [way, setWay] = useState(begins)
  const headings = {
    link: { title, lead },
    password: { title },
    reset: { title: t('enter.forgottenTitle'), lead: t('enter.forgottenLead') },
  }
  return (
    <div className={css['card']}>
      <Heading {...headings[way]} />
      {way === 'password' ? (
        <PasswordForm email={email} onEmail={setEmail} onForgotten={() => setWay('reset')} />
      ) : (
        <LinkForm key={way} kind={way} email={email} onEmail={setEmail} />
      )}
      <div className={css['ways']}>
        {way !== 'link' && (
          <Button variant="subtle" leftSection={<IconMail size={17} aria-hidden />} onClick={() => setWay('link')}>
            {t('enter.withLink')}
          </Button>
        )}
        {way !== 'password' && (
          <Button variant="subtle" leftSection={<IconKey size={17} aria-hidden />} onClick={() => setWay('password')}>
            {t('enter.withPassword')}
          </Button>
        )}
      </div>
    </div>
  )
}
