import { IconMessages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import css from './side-conversations.module.css'
import { snippetOf } from './snippet.ts'
import { useOpenConversation } from './use-open-conversation.ts'

interface Props {
  conversation: NonNullable<Message['sideConversation']>
  message: Message
}

/** In the timeline: that something was said beside it, and the way there. */
export function SideMark({ conversation, message }: Props) {
  const { t } = useTranslation('tickets')
  const { open } = useOpenConversation()
  return (
    <button type="button" className={css['mark']} onClick={() => open(conversation.id)}>
      <IconMessages size={15} aria-hidden />
      <span className={css['markSubject']}>{t('side.in', { subject: conversation.subject })}</span>
      <span className={css['markText']}>{snippetOf(message.newText)}</span>
    </button>
  )
}
