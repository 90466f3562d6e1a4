import { useTranslation } from 'react-i18next'
import type { Facet } from '#contract/search.ts'
import { ticketStatus, ticketType } from '#contract/tickets.ts'

/** What a part of a search is called in the reader's language. */
export function useFacetWords(): (operator: Facet['operator'], value: string) => string {
  const { t } = useTranslation('search')
  const { t: common } = useTranslation('common')
  return (operator, value) => {
    switch (operator) {
      case 'status': {
        const status = ticketStatus.safeParse(value)
        return status.success ? common(`status.${status.data}`) : value
      }
      case 'type': {
        const type = ticketType.safeParse(value)
        return type.success ? common(`type.${type.data}`) : value
      }
      case 'priority':
        return value === '1' || value === '2' || value === '3' || value === '4' ? common(`priority.${value}`) : value
      case 'assignee':
        return value === 'none' ? t('facets.nobody') : value
      default:
        return value
    }
  }
}
