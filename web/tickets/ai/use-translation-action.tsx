import { Modal } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import type { MessageAction } from '../timeline/message-menu.tsx'
import { AnswerView } from './answer-view.tsx'
import { useAiFeatures, useAnswer } from './use-ai.ts'
import { useConsent } from './use-consent.tsx'

/** Shows a message in the language of the screen. Nothing where that is switched off. */
export function useTranslationAction(number: number, message: Message) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const isOn = useAiFeatures().includes('translation')
  const [isOpen, setOpen] = useState(false)
  const { answer, ask, cancel } = useAnswer(number)
  const consent = useConsent(number, (request) => {
    setOpen(true)
    void ask(request)
  })
  const action: MessageAction = {
    key: 'translate',
    label: t('ai.translate'),
    icon: <IconLanguage size={16} aria-hidden />,
    run: () => consent.begin({ feature: 'translation', messageId: message.id }),
  }
  const close = () => {
    cancel()
    setOpen(false)
  }
  return {
    actions: isOn ? [action] : [],
    dialog: (
      <>
        {consent.dialog}
        {isOpen && answer && (
          <Modal
            opened
            onClose={close}
            title={t('ai.translation')}
            size="lg"
            closeButtonProps={{ 'aria-label': common('close') }}
          >
            <AnswerView answer={answer} onCancel={cancel} />
          </Modal>
        )}
      </>
    ),
  }
}
