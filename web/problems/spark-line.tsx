import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import css from './problems.module.css'

/** How many came on each day, the last one today. */
export function SparkLine({ perDay }: { perDay: number[] }) {
  const { t } = useTranslation('problems')
  const { list } = useFormat()
  const most = Math.max(1, ...perDay)
  return (
    <span className={css['spark']} role="img" aria-label={t('trend.label', { counts: list(perDay.map(String)) })}>
      {perDay.map((count, day) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day is known by its place alone
        <i key={day} style={{ blockSize: `${(count / most) * 100}%` }} />
      ))}
    </span>
  )
}
