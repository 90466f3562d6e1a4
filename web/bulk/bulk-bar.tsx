import { Button, CloseButton, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TicketStatus, ticketStatus } from '#contract/tickets.ts'
import type { ViewId } from '#contract/views.ts'
import { useAssignable, useTeams } from '#web/tickets/index.ts'
import css from './bulk-bar.module.css'
import type { DialogKind } from './bulk-dialog.tsx'
import { clearSelection, selectView, useSelection } from './selection.ts'
import { useStartRun } from './use-run.ts'

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }))

const statuses = ticketStatus.options.filter((status) => status !== 'new')

/** What can be done with the selected tickets at once. */
export function BulkBar({ view }: { view: ViewId }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const selection = useSelection()
  const start = useStartRun(selection)
  const [dialog, setDialog] = useState<DialogKind>()
  const teams = useTeams()
  const people = useAssignable()
  const change = (body: Parameters<typeof start.mutate>[0]['change']) => start.mutate({ change: body })

  return (
    <section className={css.bar} aria-label={t('bar')}>
      <p className={css.words} role="status">
        {selection.view === undefined ? t('selected', { count: selection.numbers.size }) : t('allSelected')}
        <CloseButton size="sm" aria-label={t('clear')} onClick={clearSelection} />
      </p>
      <div className={css.acts}>
        {selection.view === undefined && (
          <Button size="compact-xs" variant="subtle" onClick={() => selectView(view)}>
            {t('all')}
          </Button>
        )}
        <Choice label={t('status')}>
          {statuses.map((status: TicketStatus) => (
            <Menu.Item key={status} onClick={() => change({ status })}>
              {common(`status.${status}`)}
            </Menu.Item>
          ))}
        </Choice>
        <Choice label={t('assign')}>
          <Menu.Item onClick={() => change({ assigneeId: null })}>{t('nobody')}</Menu.Item>
          {people.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => change({ assigneeId: id })}>
              {name}
            </Menu.Item>
          ))}
        </Choice>
        <Choice label={t('team')}>
          <Menu.Item onClick={() => change({ teamId: null })}>{t('noTeam')}</Menu.Item>
          {teams.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => change({ teamId: id })}>
              {name}
            </Menu.Item>
          ))}
        </Choice>
        {(['tags', 'macro', 'note', 'reply', 'merge'] as const).map((kind) => (
          <Button key={kind} size="compact-xs" variant="default" onClick={() => setDialog(kind)}>
            {t(kind)}
          </Button>
        ))}
      </div>
      {dialog && (
        <Suspense>
          <BulkDialog
            kind={dialog}
            isSaving={start.isPending}
            onDo={(act) => start.mutate(act, { onSuccess: () => setDialog(undefined) })}
            onClose={() => setDialog(undefined)}
          />
        </Suspense>
      )}
    </section>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={13} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
