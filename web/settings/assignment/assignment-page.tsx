import { Button } from '@mantine/core'
import { IconArrowsSplit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamAssignment } from '#contract/assignment.ts'
import { AbsenceList } from '#web/duty/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { FormSection } from '../parts/form-section.tsx'
import rows from '../parts/rows.module.css'
import { AssignmentDialog } from './assignment-dialog.tsx'
import { teamAssignmentsQuery } from './use-team-assignments.ts'

export function AssignmentPage() {
  const { t } = useTranslation('settings')
  const { t: duty } = useTranslation('duty')
  const teams = useQuery(teamAssignmentsQuery)
  const [edited, setEdited] = useState<TeamAssignment>()
  return (
    <Page title={t('section.assignment')} lead={t('section.assignment.lead')}>
      <Loading query={teams}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconArrowsSplit size={28} stroke={1.6} />}
              title={t('assignment.none')}
              text={t('assignment.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.team.id} className={rows.row}>
                  <TeamRow assignment={one} onEdit={() => setEdited(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <FormSection title={duty('absences.others')} text={t('assignment.onDuty')}>
        <AbsenceList />
      </FormSection>
      {edited && <AssignmentDialog assignment={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function TeamRow({ assignment, onEdit }: { assignment: TeamAssignment; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { team, mode, members, waitingCount, can } = assignment
  const total = members.reduce((sum, { capacity }) => sum + capacity, 0)
  return (
    <>
      <span className={rows.dot} style={{ background: team.color }} aria-hidden />
      <div className={rows.words}>
        <div className={rows.name}>
          {team.name}
          {waitingCount > 0 && (
            <span className={rows.pill} data-tone={mode === 'pull' ? undefined : 'warn'}>
              {t('assignment.waiting', { count: waitingCount })}
            </span>
          )}
        </div>
        <div className={rows.more}>
          {mode === 'pull' ? t('assignment.pull') : t('assignment.members', { mode: t(`assignment.${mode}`), total })}
        </div>
      </div>
      {can.change && (
        <Button variant="default" size="xs" aria-label={t('assignment.editOf', { name: team.name })} onClick={onEdit}>
          {t('assignment.edit')}
        </Button>
      )}
    </>
  )
}
