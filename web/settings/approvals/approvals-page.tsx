import { Button } from '@mantine/core'
import { IconPlus, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovalFlow } from '#contract/approval-flows.ts'
import { flowsQuery, useApprovalWords } from '#web/approvals/index.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { useTeams } from '#web/tickets/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { FlowDialog } from './flow-dialog.tsx'

export function ApprovalsPage() {
  const { t } = useTranslation('settings')
  const flows = useQuery(flowsQuery)
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  const [edited, setEdited] = useState<ApprovalFlow | 'new'>()
  const currency = settings.data?.currency ?? 'EUR'
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('approvals.add')}
    </Button>
  )
  return (
    <Page title={t('section.approvals')} lead={t('section.approvals.lead')} actions={add}>
      <Loading query={flows}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconRosetteDiscountCheck size={28} stroke={1.6} />}
              title={t('approvals.noneYet')}
              text={t('approvals.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((flow) => (
                <li key={flow.id} className={rows.row}>
                  <FlowRow flow={flow} currency={currency} onEdit={() => setEdited(flow)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <FlowDialog
          flow={edited === 'new' ? undefined : edited}
          currency={currency}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  )
}

function FlowRow({ flow, currency, onEdit }: { flow: ApprovalFlow; currency: string; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { question } = useApprovalWords()
  const stepWords = useStepWords(flow, currency)
  const { name, steps, broken } = flow
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {broken.length > 0 && (
            <span className={rows.pill} data-tone="warn">
              {t('approvals.broken', { count: broken.length })}
            </span>
          )}
        </div>
        <div className={rows.more}>{question(flow.question)}</div>
        <div className={rows.more}>{steps.map(stepWords).join(' → ')}</div>
      </div>
      <Button variant="default" size="xs" aria-label={t('approvals.editName', { name })} onClick={onEdit}>
        {t('approvals.edit')}
      </Button>
    </>
  )
}

function useStepWords({ people }: ApprovalFlow, currency: string) {
  const { t } = useTranslation('settings')
  const { list } = useFormat()
  const { who: inWords, money } = useApprovalWords()
  const teams = useTeams()
  return ({ who, fromAmount }: ApprovalFlow['steps'][number]) => {
    const named = who.kind === 'people' ? people.filter(({ id }) => who.personIds.includes(id)) : []
    const team = who.kind === 'team' ? (teams.find(({ id }) => id === who.teamId)?.name ?? null) : null
    const words = inWords(who, { people: list(named.map(({ name }) => name)), team })
    return fromAmount === null ? words : `${words} (${t('approvals.from', { amount: money(fromAmount, currency) })})`
  }
}
