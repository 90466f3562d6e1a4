import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { useLabel } from '#web/lib/field-words.ts'
import css from './catalogue.module.css'
import { serviceRequestQuery } from './queries.ts'
import { usePrice } from './use-price.ts'

/** The service that a request is for, and how far it is. */
export function AskedService({ number }: { number: number }) {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const price = usePrice()
  const { data } = useQuery(serviceRequestQuery(number))
  if (data === undefined || data === null) return null
  const progress =
    data.state === 'working' && data.stepCount > 0
      ? t('catalogue.progress', { done: data.doneCount, count: data.stepCount })
      : t(`catalogue.state.${data.state}`)
  return (
    <p className={css['asked']}>
      <span className={css['icon']}>
        <ServiceIcon name={data.service.icon} />
      </span>
      <span className={css['words']}>
        <strong>{label(data.service.name)}</strong>
        <span>{[progress, price(data)].filter((fact) => fact !== '').join(' · ')}</span>
      </span>
    </p>
  )
}
