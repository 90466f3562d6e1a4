import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { Column } from '../frame/column.tsx'
import { SignInCard } from './sign-in-card.tsx'

/** Where somebody asks for a link to choose another password, also when the last one does not work any more. */
export function ForgottenPage() {
  const { t } = useTranslation('portal')
  useDocumentTitle(t('enter.forgottenTitle'))
  return (
    <Column width="narrow">
      <SignInCard title={t('enter.title')} lead={t('enter.lead')} begins="reset" />
    </Column>
  )
}
