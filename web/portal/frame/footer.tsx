import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { useDesk } from '#web/lib/me.ts'
import css from './footer.module.css'

/** The links that the desk puts below every page. */
export function Footer() {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const { footerLinks } = useDesk()
  if (footerLinks.length === 0) return null
  return (
    <footer className={css['footer']}>
      <nav aria-label={t('footer')}>
        <ul className={css['links']}>
          {footerLinks.map(({ label: words, url }) => (
            <li key={url}>
              <a href={url} rel="noopener">
                {label(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
