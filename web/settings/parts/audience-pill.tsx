import { useTranslation } from 'react-i18next'
import type { Audience } from '#contract/audience.ts'
import { useTeams } from '../queries.ts'
import rows from './rows.module.css'

/** For whom something is, in a list. */
export function AudiencePill({ audience }: { audience: Audience }) {
  const { t } = useTranslation('common')
  const teams = useTeams().data?.items ?? []
  if (audience.kind !== 'team') {
    return (
      <span className={rows.pill} {...(audience.kind === 'personal' && { 'data-tone': 'accent' })}>
        {t(`audience.${audience.kind}`)}
      </span>
    )
  }
  const name = teams.find(({ id }) => id === audience.teamId)?.name ?? ''
  return <span className={rows.pill}>{t('audience.team', { name })}</span>
}
