import { SegmentedControl } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortalVariables } from '#contract/branding.ts'
import { type Language, languages } from '#contract/common.ts'
import type { DeskSettings } from '#contract/desk.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { useDesk } from '#web/lib/me.ts'
import { isColor, readableOn } from './colors.ts'
import css from './portal-preview.module.css'
import { en } from './preview-messages.en.ts'
import { es } from './preview-messages.es.ts'

const roundness: Record<PortalVariables['corners'], number> = { sharp: 0, usual: 1, round: 1.8 }
const fonts: Record<PortalVariables['font'], string> = {
  inter: "'Inter Variable', system-ui, sans-serif",
  system: 'system-ui, sans-serif',
  serif: 'Charter, Georgia, serif',
}

// Both at once: the language of the picture need not be that of the screen.
const words = { en, es }

/** The head and foot of the portal as they would be with these settings; a picture, nothing in it can be used. */
export function PortalPreview({ desk }: { desk: DeskSettings }) {
  const { t, i18n } = useTranslation('settings')
  const [language, setLanguage] = useState<Language>(i18n.language.startsWith('en') ? 'en' : 'es')
  const { logo } = useDesk()
  const say = words[language]
  const inIt = (texts: Record<Language, string>) => texts[language] || texts[language === 'es' ? 'en' : 'es']
  const links = desk.footerLinks.map(({ label }) => inIt(label)).filter(Boolean)
  return (
    <figure className={css.figure} style={lookOf(desk)}>
      <figcaption className={css.caption}>
        {t('desk.preview')}
        <SegmentedControl
          size="xs"
          aria-label={t('desk.previewLanguage')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => isLanguage(value) && setLanguage(value)}
        />
      </figcaption>
      <div className={css.window} role="img" aria-label={`${t('desk.preview')}: ${desk.name}`} lang={language}>
        <div className={css.bar}>
          {logo ? (
            <img className={css.logo} src={logo.path} width={logo.width} height={logo.height} alt="" />
          ) : (
            <span className={css.mark}>{desk.name.trim().charAt(0).toUpperCase()}</span>
          )}
          <span className={css.name}>{desk.name}</span>
          <span className={css.links}>
            <span>{say['nav.new']}</span>
            <span>{say['nav.help']}</span>
          </span>
          <span className={css.enter}>{say['nav.signIn']}</span>
        </div>
        <div className={css.hero}>
          <span className={css.greeting}>{inIt(desk.welcomeTitle) || say['home.title']}</span>
          <span className={css.welcome}>{inIt(desk.welcomeText) || say['home.lead']}</span>
          <span className={css.search}>
            <IconSearch size={15} />
            {say['home.search']}
          </span>
          {!desk.acceptsStrangers && <span className={css.note}>{t('desk.previewStrangersOff')}</span>}
        </div>
        <div className={css.body}>
          <span className={css.write}>{say['home.write']}</span>
          <span className={css.way}>{say['home.enter']}</span>
        </div>
        <div className={css.foot}>{[say['footer.announcements'], ...links].join(' · ')}</div>
      </div>
    </figure>
  )
}

/** Values chosen by the administrator cannot stand in a stylesheet. */
function lookOf({ accent: chosen, variables }: DeskSettings): CSSProperties {
  const accent = isColor(chosen) ? chosen : '#2f5bc6'
  const { headerColor, heroColor, font, corners } = variables
  return {
    '--accent-chosen': accent,
    '--on-accent': readableOn(accent),
    '--preview-font': fonts[font],
    '--preview-round': roundness[corners],
    ...(headerColor !== null && { '--preview-header': headerColor, '--preview-on-header': readableOn(headerColor) }),
    ...(heroColor !== null && { '--preview-hero': heroColor, '--preview-on-hero': readableOn(heroColor) }),
  } as CSSProperties
}
