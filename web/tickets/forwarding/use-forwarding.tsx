import { IconArrowForwardUp, IconMailForward, IconMailPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import type { MessageAction } from '../timeline/message-menu.tsx'
import { ForwardDialog } from './forward-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'

/** What the menu of a message offers for passing it on, and the dialog that is open. */
export function useForwarding(number: number, message: Message): { actions: MessageAction[]; dialog: ReactNode } {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState<'text' | 'mail' | 'resend'>()
  const close = () => setOpen(undefined)
  const wasSent = message.direction === 'out' && message.kind !== 'call'
  const actions: MessageAction[] = [
    { key: 'forward', icon: <IconArrowForwardUp size={16} />, label: t('forward.open'), run: () => setOpen('text') },
    {
      key: 'forwardMail',
      icon: <IconMailForward size={16} />,
      label: t('forward.openMail'),
      run: () => setOpen('mail'),
    },
    ...(wasSent
      ? [{ key: 'resend', icon: <IconMailPlus size={16} />, label: t('resend.open'), run: () => setOpen('resend') }]
      : []),
  ]
  if (open === undefined) return { actions, dialog: null }
  if (open === 'resend') return { actions, dialog: <ResendDialog number={number} message={message} onClose={close} /> }
  return { actions, dialog: <ForwardDialog number={number} message={message} as={open} onClose={close} /> }
}
