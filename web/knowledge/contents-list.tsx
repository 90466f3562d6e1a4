import { useTranslation } from 'react-i18next'
import type { Heading } from './contents.ts'
import css from './knowledge.module.css'

/** The way to each part of a longer article. */
export function ContentsList({ headings, lang }: { headings: Heading[]; lang: string }) {
  const { t } = useTranslation('knowledge')
  if (headings.length < 3) return null
  return (
    <nav aria-label={t('contents')} className={css.contents}>
      <p className={css.contentsTitle}>{t('contents')}</p>
      <ol lang={lang}>
        {headings.map(({ level, text, anchor }) => (
          <li key={anchor} data-level={level}>
            <a href={`#${anchor}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
