import { useTranslation } from 'react-i18next'
import type { OfferedService } from '#contract/catalogue.ts'
import { localeFor } from '#web/lib/format.ts'

/** What a service costs, in words; empty where it says nothing of that. */
export function usePrice(): (service: Pick<OfferedService, 'price' | 'currency'>) => string {
  const { i18n } = useTranslation('portal')
  return ({ price, currency }) =>
    price === null
      ? ''
      : new Intl.NumberFormat(localeFor(i18n.language), { style: 'currency', currency }).format(price)
}
