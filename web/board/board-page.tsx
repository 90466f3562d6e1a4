import { Button, Select } from '@mantine/core'
import { IconPhoneCall, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { Columns } from './columns.tsx'

/** Who of a team has what. */
export function BoardPage({ teamId }: { teamId: string | undefined }) {
  const { t } = useTranslation('board')
  const me = useMe()
  const teams = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const seen = teams.data?.items.filter((team) => isSeenBy(team, me)) ?? []
  const own = seen.find(({ members }) => members.some(({ id }) => id === me.id))
  const shown = seen.find(({ id }) => id === teamId) ?? own ?? seen[0]
  return (
    <Page title={t('title')} lead={t('lead')} wide actions={shown && <Actions teams={seen} shown={shown} />}>
      <Loading query={teams}>{() => (shown ? <Board team={shown} /> : <NoTeam />)}</Loading>
    </Page>
  )
}

function isSeenBy(team: Team, me: { id: string; role: string }): boolean {
  return team.visibility === 'everyone' || me.role === 'admin' || team.members.some(({ id }) => id === me.id)
}

function Actions({ teams, shown }: { teams: Team[]; shown: Team }) {
  const { t } = useTranslation('board')
  return (
    <>
      <Button component={Link} to="/on-call" variant="default" leftSection={<IconPhoneCall size={16} aria-hidden />}>
        {t('onCall')}
      </Button>
      <TeamChoice teams={teams} shown={shown} />
    </>
  )
}

function TeamChoice({ teams, shown }: { teams: Team[]; shown: Team }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate()
  return (
    <Select
      aria-label={t('team')}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      value={shown.id}
      allowDeselect={false}
      onChange={(team) => team !== null && void navigate({ to: '/board', search: { team } })}
    />
  )
}

function Board({ team }: { team: Team }) {
  const board = useQuery({
    queryKey: keys.board(team.id),
    queryFn: ({ signal }) => api.board.get({ params: { id: team.id }, signal }),
  })
  return <Loading query={board}>{(data) => <Columns board={data} />}</Loading>
}

function NoTeam() {
  const { t } = useTranslation('board')
  return (
    <EmptyState
      icon={<IconUsersGroup size={28} stroke={1.6} />}
      title={t('none.title')}
      text={t('none.text')}
      action={
        <Button component={Link} to="/settings/teams">
          {t('none.action')}
        </Button>
      }
    />
  )
}
