import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { useDesk } from '#web/lib/me.ts'
import { Link } from '../link.tsx'
import css from './footer.module.css'

/** What everybody may want from every page, and the links that the desk adds. */
export function Footer() {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const { footerLinks } = useDesk()
  return (
    <footer className={css['footer']}>
      <nav aria-label={t('footer')}>
        <ul className={css['links']}>
          <li>
            <Link to="/announcements">{t('footer.announcements')}</Link>
          </li>
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
