import { IconBuilding } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '#contract/structure.ts'
import { Pill } from '../parts/pill.tsx'
import css from './rows.module.css'

export function OrganizationRow({ organization }: { organization: Organization }) {
  const { t } = useTranslation('customers')
  return (
    <Link to="/customers/organizations/$id" params={{ id: organization.id }} className={css.row}>
      <span className={css.square} aria-hidden>
        <IconBuilding size={18} stroke={1.7} />
      </span>
      <span className={css.words}>
        <span className={css.name}>
          {organization.name}
          {organization.isVip && <Pill tone="accent">{t('organization.vip')}</Pill>}
        </span>
        <span className={css.more}>{organization.domains.join(', ')}</span>
      </span>
      <span className={css.aside}>{t('organization.memberCount', { count: organization.memberCount })}</span>
    </Link>
  )
}
