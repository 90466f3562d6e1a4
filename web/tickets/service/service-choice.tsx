import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OfferedService } from '#contract/catalogue.ts'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { Loading } from '#web/ui/loading.tsx'
import side from '../side/side.module.css'
import css from './service.module.css'

interface Props {
  requesterId: string
  onChoose: (service: OfferedService) => void
}

/** What somebody can ask for, by category. */
export function ServiceChoice({ requesterId, onChoose }: Props) {
  const { t } = useTranslation('tickets')
  const label = useLabel()
  const offers = useQuery({
    queryKey: ['catalogue', 'for', requesterId],
    queryFn: ({ signal }) => api.catalogue.list({ query: { requesterId }, signal }),
  })
  return (
    <Loading query={offers}>
      {({ categories }) => (
        <>
          {categories.length === 0 && <p className={side['none']}>{t('service.ask.none')}</p>}
          {categories.map((category) => (
            <section key={category.id} aria-label={label(category.name)}>
              <h2 className={side['title']}>{label(category.name)}</h2>
              <ul className={css['offers']}>
                {category.services.map((service) => (
                  <li key={service.id}>
                    <button type="button" className={css['offer']} onClick={() => onChoose(service)}>
                      <ServiceIcon name={service.icon} size={20} />
                      <span>
                        <strong>{label(service.name)}</strong>
                        <span className={css['state']}>
                          {label(service.summary)}
                          {service.needsApproval && ` · ${t('service.ask.approval')}`}
                        </span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Loading>
  )
}
