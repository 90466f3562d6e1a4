import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usefulQuery } from '../home/useful-answers.tsx'

/** Leads to the help centre, once there is something to read in it. */
export function HelpLink({ className }: { className: string | undefined }) {
  const { t, i18n } = useTranslation('portal')
  const { data } = useQuery(usefulQuery(i18n.language))
  if (data === undefined || data.items.length === 0) return null
  return (
    <a href={`/help/${i18n.language}`} className={className}>
      {t('nav.help')}
    </a>
  )
}
