import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { Link } from '../link.tsx'
import { type ListSearch, listStates } from './list-search.ts'
import css from './list-tabs.module.css'

interface Props {
  me: Me
  search: ListSearch
}

/** Both choices are addresses, so that they can be kept and gone back to. */
export function ListTabs({ me, search }: Props) {
  const { t } = useTranslation('portal')
  const state = search.state ?? 'open'
  const { of } = search
  const hasOrganization = me.seesOrganization && me.organization !== null

  return (
    <div className={css['tabs']}>
      {hasOrganization && (
        <nav className={css['whose']} aria-label={t('list.whose')}>
          <Tab search={{ state: search.state }} isCurrent={of === undefined} text={t('list.mine')} />
          <Tab
            search={{ state: search.state, of: 'organization' }}
            isCurrent={of === 'organization'}
            text={t('list.organization', { organization: me.organization?.name ?? '' })}
          />
        </nav>
      )}
      <nav className={css['states']} aria-label={t('list.state')}>
        {listStates.map((one) => (
          <Tab
            key={one}
            search={{ state: one === 'open' ? undefined : one, of }}
            isCurrent={one === state}
            text={t(`list.${one}`)}
          />
        ))}
      </nav>
    </div>
  )
}

interface TabProps {
  search: Record<string, string | undefined>
  isCurrent: boolean
  text: string
}

function Tab({ search, isCurrent, text }: TabProps) {
  return (
    <Link to="/requests" search={search} replace className={css['tab']} data-current={isCurrent}>
      {text}
    </Link>
  )
}
