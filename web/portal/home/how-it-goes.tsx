import { useTranslation } from 'react-i18next'
import { stages } from '../requests/stage.ts'
import css from './how-it-goes.module.css'

/** What happens to a request, in the words that its stages have later. */
export function HowItGoes() {
  const { t } = useTranslation('portal')
  return (
    <section aria-labelledby="how-it-goes">
      <h2 id="how-it-goes" className={css['title']}>
        {t('home.how')}
      </h2>
      <ol className={css['steps']}>
        {stages.map((stage) => (
          <li key={stage} className={css['step']}>
            <strong>{t(`stage.${stage}`)}</strong>
            <span>{t(`home.how.${stage}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
