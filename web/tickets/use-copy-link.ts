import { useClipboard } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { showSuccess } from '#web/ui/notify.ts'

/** Copies the address of a ticket, or of one of its messages. */
export function useCopyLink(number: number): (messageId?: string) => void {
  const { t } = useTranslation('tickets')
  const { copy } = useClipboard()
  const router = useRouter()
  return (messageId) => {
    const { href } = router.buildLocation({ to: '/tickets/$number', params: { number: String(number) } })
    const url = new URL(href, window.location.origin)
    if (messageId !== undefined) url.hash = `message-${messageId}`
    copy(url.href)
    showSuccess(t(messageId === undefined ? 'header.copied' : 'message.copied'))
  }
}
