import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { LinkButton } from './link-button.tsx'
import { Notice } from './notice.tsx'

export function NotFound() {
  const { t } = useTranslation('portal')
  useDocumentTitle(t('notFound.title'))
  return (
    <Notice
      icon={<IconMapQuestion size={30} />}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={<LinkButton to="/">{t('notFound.home')}</LinkButton>}
    />
  )
}
