import { useTranslation } from 'react-i18next'
import type { RatingFigures } from '#contract/ratings.ts'
import css from './ratings.module.css'
import { useFigureWords } from './use-figure-words.ts'

/** The figures that matter, large. */
export function Totals({ total }: { total: RatingFigures }) {
  const { t } = useTranslation('ratings')
  const words = useFigureWords()
  const tiles = [
    { name: t('csat'), value: words.share(total.satisfied, total.count), note: t('csatOf', { count: total.count }) },
    { name: t('average'), value: words.mean(total.average), note: t('averageOf') },
    { name: t('effort'), value: words.mean(total.effort), note: t('effortOf', { count: total.effortCount }) },
    {
      name: t('answered'),
      value: words.share(total.answered, total.asked),
      note: t('askedOf', { count: total.asked }),
    },
  ]
  return (
    <dl className={css['tiles']}>
      {tiles.map(({ name, value, note }) => (
        <div key={name} className={css['tile']}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
