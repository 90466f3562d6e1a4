import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Endless } from './endless.tsx'
import { PersonRow } from './person-row.tsx'
import { usePeopleList } from './queries.ts'
import css from './rows.module.css'

interface Props {
  search: string
  onAdd: () => void
}

export function PeopleList({ search, onAdd }: Props) {
  const { t } = useTranslation('customers')
  const people = usePeopleList(search === '' ? {} : { q: search })
  return (
    <>
      <Loading query={people}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) {
            return (
              <ul className={css.rows} aria-label={t('people')}>
                {items.map((person) => (
                  <li key={person.id}>
                    <PersonRow person={person} />
                  </li>
                ))}
              </ul>
            )
          }
          return (
            <EmptyState
              icon={<IconUsers size={28} stroke={1.6} />}
              title={search === '' ? t('noPeople') : t('nobodyFound', { search })}
              text={search === '' ? t('noPeopleText') : t('nobodyFoundText')}
              action={<Button onClick={onAdd}>{t('addPerson')}</Button>}
            />
          )
        }}
      </Loading>
      <Endless query={people} />
    </>
  )
}
