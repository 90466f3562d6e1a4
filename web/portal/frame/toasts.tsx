import { CloseButton } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { currentToast, hideToast, subscribeToToast, type Toast } from './toast.ts'
import css from './toasts.module.css'

const shownFor = 6000

/** What was just done or failed, said once and politely. */
export function Toasts() {
  const toast = useSyncExternalStore(subscribeToToast, currentToast)
  return (
    <div className={css['place']} role="status">
      {toast && <Shown key={toast.id} toast={toast} />}
    </div>
  )
}

function Shown({ toast }: { toast: Toast }) {
  const { t } = useTranslation('common')
  useEffect(() => {
    if (toast.tone === 'bad') return
    const timer = window.setTimeout(hideToast, shownFor)
    return () => window.clearTimeout(timer)
  }, [toast])

  return (
    <p className={css['toast']} data-tone={toast.tone}>
      {toast.tone === 'bad' ? <IconAlertCircle size={20} aria-hidden /> : <IconCircleCheck size={20} aria-hidden />}
      <span>{toast.text}</span>
      <CloseButton aria-label={t('notification')} onClick={hideToast} />
    </p>
  )
}
