import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './stars.module.css'

/** How content somebody was: one to five. */
export function Stars({ score }: { score: number }) {
  const { t } = useTranslation('common')
  return (
    <span className={css.stars} role="img" aria-label={t('stars', { score })}>
      {[1, 2, 3, 4, 5].map((star) =>
        star <= score ? <IconStarFilled key={star} size={16} /> : <IconStar key={star} size={16} />,
      )}
    </span>
  )
}
