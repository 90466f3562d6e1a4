import { IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { Column } from '../frame/column.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import { SignInCard } from './sign-in-card.tsx'

export function SignInPage() {
  const { t } = useTranslation('portal')
  const visitor = useVisitor()
  useDocumentTitle(t('enter.title'))
  if (isPerson(visitor)) {
    return (
      <Notice
        icon={<IconUserCheck size={30} />}
        title={t('enter.already', { name: visitor.name })}
        text={visitor.email}
        action={<LinkButton to="/requests">{t('enter.continue')}</LinkButton>}
      />
    )
  }
  return (
    <Column width="narrow">
      <SignInCard title={t('enter.title')} lead={t('enter.lead')} />
    </Column>
  )
}
