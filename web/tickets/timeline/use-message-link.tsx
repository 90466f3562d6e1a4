import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useCopyLink } from '../use-copy-link.ts'
import type { MessageAction } from './message-menu.tsx'

/** A message can be pointed at. */
export function useMessageLink(number: number, { id }: Message): MessageAction {
  const { t } = useTranslation('tickets')
  const copyLink = useCopyLink(number)
  return { key: 'link', icon: <IconLink size={16} />, label: t('message.copyLink'), run: () => copyLink(id) }
}
