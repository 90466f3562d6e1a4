import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { Machines } from './machines.tsx'
import { MeshForm } from './mesh-form.tsx'
import { MeshStanding } from './mesh-standing.tsx'

/** Where the MeshCentral server is, how the connection goes, and which devices its machines are. */
export function MeshPage() {
  const { t } = useTranslation('settings')
  const query = useQuery({ queryKey: keys.mesh, queryFn: ({ signal }) => api.mesh.server({ signal }) })
  return (
    <Page title={t('section.mesh')} lead={t('section.mesh.lead')}>
      <Loading query={query}>
        {({ server }) => (
          <>
            {server && <MeshStanding server={server} />}
            <MeshForm saved={server} />
            {server && <Machines />}
          </>
        )}
      </Loading>
    </Page>
  )
}
