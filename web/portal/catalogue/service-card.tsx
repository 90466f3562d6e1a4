import { useTranslation } from 'react-i18next'
import type { OfferedService } from '#contract/catalogue.ts'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { Link } from '../link.tsx'
import css from './catalogue.module.css'
import { usePrice } from './use-price.ts'

/** One service, leading to its form. */
export function ServiceCard({ service }: { service: OfferedService }) {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const price = usePrice()
  const facts = [price(service), service.needsApproval ? t('catalogue.approval') : ''].filter((fact) => fact !== '')
  return (
    <li>
      <Link to="/services/$id" params={{ id: service.id }} className={css['service']}>
        <span className={css['icon']}>
          <ServiceIcon name={service.icon} />
        </span>
        <span className={css['words']}>
          <strong>{label(service.name)}</strong>
          {label(service.summary) !== '' && <span>{label(service.summary)}</span>}
          {facts.length > 0 && <span className={css['facts']}>{facts.join(' · ')}</span>}
        </span>
      </Link>
    </li>
  )
}
