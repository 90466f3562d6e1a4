import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomerImport } from '#contract/customer-imports.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './imports.module.css'

interface Props {
  known: CustomerImport
  isCancelling: boolean
  onCancel: () => void
}

/** How far it is while it works; it may be left and found again. */
export function ImportProgress({ known, isCancelling, onCancel }: Props) {
  const { t } = useTranslation('customers')
  const { number } = useFormat()
  const { state, done, total } = known
  if (state !== 'previewing' && state !== 'applying') return null
  // While the rows are counted for the first time nobody knows how many there are.
  const value = total === null || total === 0 ? 100 : (done / total) * 100
  return (
    <div className={css.progress}>
      <p role="status" className={css.status}>
        {total === null
          ? t('imports.looked', { done: number(done) })
          : t('imports.applied', { done: number(done), total: number(total) })}
      </p>
      <Progress value={value} animated={total === null} size={6} aria-label={t('imports.progress')} />
      <Button size="compact-sm" variant="default" loading={isCancelling} onClick={onCancel}>
        {t('imports.stop')}
      </Button>
    </div>
  )
}
