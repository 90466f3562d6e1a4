import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Column } from '../frame/column.tsx'
import { rememberPlace } from './after-sign-in.ts'
import { SignInCard } from './sign-in-card.tsx'

/** Stands in for a page that only the signed-in see, and leads back to it. */
export function SignInFirst() {
  const { t } = useTranslation('portal')
  const { pathname } = useLocation()
  useEffect(() => rememberPlace(pathname), [pathname])
  const isWriting = pathname === '/new'
  return (
    <Column width="narrow">
      <SignInCard
        title={t(isWriting ? 'new.signInFirst' : 'enter.title')}
        lead={t(isWriting ? 'new.signInFirstText' : 'enter.lead')}
      />
    </Column>
  )
}
