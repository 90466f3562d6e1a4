import { IconSearch } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskSettings } from '#contract/desk.ts'
import { isColor, readableOn } from './colors.ts'
import css from './portal-preview.module.css'

/** The head of the portal as it would be with these settings; a picture, nothing in it can be used. */
export function PortalPreview({ desk }: { desk: DeskSettings }) {
  const { t } = useTranslation('settings')
  const accent = isColor(desk.accent) ? desk.accent : '#2f5bc6'
  // Values chosen by the administrator cannot stand in a stylesheet.
  const colors = { '--accent-chosen': accent, '--on-accent': readableOn(accent) } as CSSProperties
  return (
    <figure className={css.figure} style={colors}>
      <figcaption className={css.caption}>{t('desk.preview')}</figcaption>
      <div className={css.window} role="img" aria-label={`${t('desk.preview')}: ${desk.name}`}>
        <div className={css.bar}>
          <span className={css.mark}>{desk.name.trim().charAt(0).toUpperCase()}</span>
          <span className={css.name}>{desk.name}</span>
          <span className={css.links}>{t('desk.previewRequests')}</span>
          <span className={css.button}>{t('desk.previewNew')}</span>
        </div>
        <div className={css.hero}>
          <span className={css.greeting}>{desk.welcome.trim() || t('desk.previewGreeting')}</span>
          <span className={css.search}>
            <IconSearch size={15} />
            {t('desk.previewSearch')}
          </span>
          {!desk.acceptsStrangers && <span className={css.note}>{t('desk.previewStrangersOff')}</span>}
        </div>
      </div>
    </figure>
  )
}
