import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ErrorCode, errorStatus } from '#contract/errors.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './run-panel.module.css'

const most = 200

/** The tickets that a run did not change, and why. */
export function Refusals({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const { data } = useQuery({
    queryKey: [...keys.bulkRun(id), 'results'],
    queryFn: ({ signal }) => api.bulk.results({ params: { id }, query: { limit: most }, signal }),
  })
  const refused = data?.items.filter(({ outcome }) => outcome === 'refused') ?? []
  return (
    <Modal opened onClose={onClose} title={t('whyTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <ul className={css.refusals}>
        {refused.map(({ number, code }) => (
          <li key={number}>
            <strong>#{number}</strong> {reason(code)}
          </li>
        ))}
      </ul>
      {data?.nextCursor && <p>{t('more')}</p>}
    </Modal>
  )

  function reason(code: string | null): string {
    if (code === 'ticket_changed') return t('reasonChanged')
    if (code === 'macro.reply') return t('reasonMacroReply')
    if (code !== null && isErrorCode(code)) return common(`error.${code}`)
    return t('reasonField', { field: code?.replace(/^fields\./, '') ?? '' })
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorStatus
}
