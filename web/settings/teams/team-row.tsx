import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { useFormat } from '#web/lib/format.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import rows from '../parts/rows.module.css'
import css from './team-row.module.css'

const shownFaces = 5

export function TeamRow({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const leads = team.members.filter((member) => member.isLead).map((member) => member.name)
  const count = t('teams.memberCount', { count: team.members.length })
  return (
    <>
      <span className={rows.dot} style={{ background: team.color }} aria-hidden />
      <div className={rows.words}>
        <div className={rows.name}>
          {team.name}
          {team.visibility === 'members' && <span className={rows.pill}>{t('teams.hidesTitle')}</span>}
        </div>
        <div className={rows.more}>
          {team.members.length === 0 ? t('teams.noMembers') : count}
          {leads.length > 0 && <span> · {t('teams.leads', { names: format.list(leads) })}</span>}
        </div>
      </div>
      <span className={css.faces} aria-hidden>
        {team.members.slice(0, shownFaces).map((member) => (
          <Avatar key={member.id} name={member.name} id={member.id} size={28} />
        ))}
      </span>
      <Button variant="default" size="xs" aria-label={t('teams.editTitle', { name: team.name })} onClick={onEdit}>
        {t('people.edit')}
      </Button>
    </>
  )
}
