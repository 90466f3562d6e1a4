import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Endless } from './endless.tsx'
import { OrganizationRow } from './organization-row.tsx'
import { useOrganizationList } from './queries.ts'
import css from './rows.module.css'

interface Props {
  search: string
  onAdd: () => void
}

export function OrganizationList({ search, onAdd }: Props) {
  const { t } = useTranslation('customers')
  const organizations = useOrganizationList(search === '' ? {} : { q: search })
  return (
    <>
      <Loading query={organizations}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) {
            return (
              <ul className={css.rows} aria-label={t('organizations')}>
                {items.map((organization) => (
                  <li key={organization.id}>
                    <OrganizationRow organization={organization} />
                  </li>
                ))}
              </ul>
            )
          }
          return (
            <EmptyState
              icon={<IconBuilding size={28} stroke={1.6} />}
              title={search === '' ? t('noOrganizations') : t('nobodyFound', { search })}
              text={search === '' ? t('noOrganizationsText') : t('nobodyFoundText')}
              action={<Button onClick={onAdd}>{t('addOrganization')}</Button>}
            />
          )
        }}
      </Loading>
      <Endless query={organizations} />
    </>
  )
}
