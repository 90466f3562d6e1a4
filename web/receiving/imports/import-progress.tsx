import { Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MailImport } from '#contract/receiving.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { FaultText } from '../fault-text.tsx'
import { receivingKeys } from '../queries.ts'
import css from './import-progress.module.css'

const parts = ['opened', 'added', 'quarantined', 'ignored', 'waiting', 'known'] as const

/** How far an import is and what became of its mails; the counts add up. */
export function ImportProgress({ last, inboxId }: { last: MailImport; inboxId: string }) {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  const { state, total, done, counts, fault, faultDetail } = last
  const isRunning = state === 'running'
  const progress =
    total === null
      ? t('import.counting')
      : t('import.progress', { done: format.number(done), total: format.number(total) })
  return (
    <div className={css.import}>
      <p className={css.line}>
        <span className={css.state}>{t(`import.state.${state}`)}</span> <span>{progress}</span>
        {isRunning && <CancelButton id={last.id} inboxId={inboxId} />}
      </p>
      {isRunning && (
        <Progress value={total ? (100 * done) / total : 0} size="sm" aria-label={t('import.bar')} animated={!fault} />
      )}
      <p className={css.counts}>
        {parts
          .filter((part) => counts[part] > 0)
          .map((part) => (
            <span key={part}>
              <strong>{format.number(counts[part])}</strong> {t(`import.${part}`)}
            </span>
          ))}
      </p>
      {fault && state !== 'done' && (
        <>
          {isRunning && <p className={css.counts}>{t('import.interrupted')}</p>}
          <FaultText fault={fault} detail={faultDetail} />
        </>
      )}
    </div>
  )
}

function CancelButton({ id, inboxId }: { id: string; inboxId: string }) {
  const { t } = useTranslation('receiving')
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => api.receiving.cancelImport({ params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: receivingKeys.imports(inboxId) })
      showSuccess(t('import.cancelled'))
    },
    onError: showError,
  })
  return (
    <ConfirmButton
      size="compact-xs"
      title={t('import.cancelTitle')}
      text={t('import.cancelText')}
      confirmLabel={t('import.cancel')}
      loading={cancel.isPending}
      onConfirm={() => cancel.mutate()}
    >
      {t('import.cancel')}
    </ConfirmButton>
  )
}
