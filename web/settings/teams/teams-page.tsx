import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { useTeams } from '../queries.ts'
import { TeamDialog } from './team-dialog.tsx'
import { TeamRow } from './team-row.tsx'

export function TeamsPage() {
  const { t } = useTranslation('settings')
  const teams = useTeams()
  const [edited, setEdited] = useState<Team | 'new' | undefined>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('teams.add')}
    </Button>
  )
  return (
    <Page title={t('section.teams')} lead={t('section.teams.lead')} actions={add}>
      <Loading query={teams}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={28} stroke={1.6} />}
              title={t('teams.none')}
              text={t('teams.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((team) => (
                <li key={team.id} className={rows.row}>
                  <TeamRow team={team} onEdit={() => setEdited(team)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <TeamDialog team={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}
