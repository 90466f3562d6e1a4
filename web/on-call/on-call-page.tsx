import { Button } from '@mantine/core'
import { IconPhoneCall, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rota } from '#contract/on-call.ts'
import type { Team } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import css from './on-call.module.css'
import { OverrideDialog } from './override-dialog.tsx'
import { RotaCard } from './rota-card.tsx'
import { RotaDialog } from './rota-dialog.tsx'
import { rotasQuery } from './use-rotas.ts'

/** Who is on call for each team, now and in the next weeks. */
export function OnCallPage() {
  const { t } = useTranslation('onCall')
  const rotas = useQuery(rotasQuery)
  const free = useTeamsWithout(rotas.data ?? [])
  const [edited, setEdited] = useState<Rota | 'new'>()
  const [overridden, setOverridden] = useState<Rota>()
  const add = free.length > 0 && (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <Loading query={rotas}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<IconPhoneCall size={28} stroke={1.6} />} title={t('none.title')} text={t('none.text')} />
          ) : (
            <div className={css['rotas']}>
              {items.map((rota) => (
                <RotaCard
                  key={rota.team.id}
                  rota={rota}
                  onEdit={() => setEdited(rota)}
                  onOverride={() => setOverridden(rota)}
                />
              ))}
            </div>
          )
        }
      </Loading>
      {edited && (
        <RotaDialog rota={edited === 'new' ? undefined : edited} teams={free} onClose={() => setEdited(undefined)} />
      )}
      {overridden && <OverrideDialog rota={overridden} onClose={() => setOverridden(undefined)} />}
    </Page>
  )
}

/** Teams that one may give a rota, and that have none. */
function useTeamsWithout(rotas: Rota[]): Team[] {
  const me = useMe()
  const { data } = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  return (data?.items ?? []).filter(
    (team) =>
      !rotas.some((rota) => rota.team.id === team.id) &&
      (me.role === 'admin' || team.members.some(({ id, isLead }) => id === me.id && isLead)),
  )
}
