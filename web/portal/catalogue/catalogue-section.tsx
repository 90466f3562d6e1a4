import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { findServices } from './find-services.ts'
import css from './catalogue.module.css'
import { catalogueQuery } from './queries.ts'
import { ServiceCard } from './service-card.tsx'

/** What one can ask for, by category; only what a search finds, while somebody searches. */
export function CatalogueSection({ search }: { search: string }) {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const { data } = useQuery(catalogueQuery)
  const categories = findServices(data ?? [], search)
  if (categories.length === 0) return null
  return (
    <section aria-labelledby="catalogue" className={css['section']}>
      <h2 id="catalogue" className={css['title']}>
        {t('catalogue.title')}
      </h2>
      {categories.map((category) => (
        <section key={category.id} aria-label={label(category.name)}>
          <h3 className={css['category']}>{label(category.name)}</h3>
          <ul className={css['services']}>
            {category.services.map((service) => (
              <ServiceCard key={service.id} service={service} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
