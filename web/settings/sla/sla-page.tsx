import { Button, VisuallyHidden } from '@mantine/core'
import { IconHourglass, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy } from '#contract/sla.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { AgreementsSection } from './agreements-section.tsx'
import { ApplicationPanel } from './application-panel.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { PolicyRow } from './policy-row.tsx'
import css from './sla.module.css'
import { useArrangePolicies, usePolicies } from './use-sla.ts'

export function SlaPage() {
  const { t } = useTranslation('settings')
  const policies = usePolicies()
  const [edited, setEdited] = useState<SlaPolicy | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('sla.add')}
    </Button>
  )
  return (
    <Page title={t('section.sla')} lead={t('section.sla.lead')} actions={add}>
      <Loading query={policies}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconHourglass size={28} stroke={1.6} />}
              title={t('sla.noneYet')}
              text={t('sla.noneText')}
            />
          ) : (
            <>
              <PolicyList policies={items} onEdit={setEdited} />
              <ApplicationPanel />
            </>
          )
        }
      </Loading>
      <AgreementsSection />
      {edited && <PolicyDialog policy={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function PolicyList({ policies, onEdit }: { policies: SlaPolicy[]; onEdit: (policy: SlaPolicy) => void }) {
  const { t } = useTranslation('settings')
  const arrange = useArrangePolicies()
  const [said, setSaid] = useState('')
  const move = (policy: SlaPolicy, from: number, to: number) => {
    arrange.mutate(policies.toSpliced(from, 1).toSpliced(to, 0, policy))
    setSaid(t('sla.moved', { name: policy.name, place: to + 1, count: policies.length }))
  }
  return (
    <>
      <p className={css.help}>{t('sla.orderHelp')}</p>
      <ol className={rows.rows}>
        {policies.map((policy, index) => (
          <li key={policy.id} className={rows.row}>
            <PolicyRow
              policy={policy}
              onUp={index === 0 ? undefined : () => move(policy, index, index - 1)}
              onDown={index === policies.length - 1 ? undefined : () => move(policy, index, index + 1)}
              onEdit={() => onEdit(policy)}
            />
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
