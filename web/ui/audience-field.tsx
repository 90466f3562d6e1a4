import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Audience } from '#contract/audience.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'

interface Props {
  value: Audience
  onChange: (audience: Audience) => void
  error: string | undefined
}

/** For whom something is; only those for whom one may keep things are offered. */
export function AudienceField({ value, onChange, error }: Props) {
  const { t } = useTranslation('common')
  const me = useMe()
  const { data } = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const isAdmin = me.role === 'admin'
  const teams = (data?.items ?? []).filter(({ members }) => isAdmin || members.some(({ id }) => id === me.id))
  const options = [
    { value: 'personal', label: t('audience.personal') },
    ...(isAdmin ? [{ value: 'shared', label: t('audience.shared') }] : []),
    ...teams.map(({ id, name }) => ({ value: id, label: t('audience.team', { name }) })),
  ]
  return (
    <Select
      label={t('audience')}
      allowDeselect={false}
      data={options}
      value={value.kind === 'team' ? value.teamId : value.kind}
      onChange={(next) => next !== null && onChange(audienceOf(next))}
      error={error}
    />
  )
}

function audienceOf(choice: string): Audience {
  return choice === 'personal' || choice === 'shared' ? { kind: choice } : { kind: 'team', teamId: choice }
}
