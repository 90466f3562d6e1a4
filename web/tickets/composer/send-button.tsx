import { Button, Menu, Tooltip } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { LaterMenu } from '../scheduled/later-menu.tsx'
import css from './composer.module.css'
import type { SendChoice } from './send-choices.ts'

const LaterDialog = lazy(async () => ({ default: (await import('../scheduled/later-dialog.tsx')).LaterDialog }))

interface Props {
  kind: 'reply' | 'note'
  choices: SendChoice[]
  preferred: SendChoice
  isSending: boolean
  onSend: (choice: SendChoice) => void
  /** Absent for what does not wait. */
  onLater: ((sendAt: string) => void) | undefined
}

/** Sends as last time; the arrow offers the other ways. */
export function SendButton({ kind, choices, preferred, isSending, onSend, onLater }: Props) {
  const { t } = useTranslation('tickets')
  const [isChoosing, setChoosing] = useState(false)
  const { isInTraining } = useMe()
  const words = (choice: SendChoice) =>
    t(kind === 'note' ? `sendNote.${choice}` : isInTraining ? `propose.${choice}` : `send.${choice}`)

  return (
    <>
      <Button.Group className={css['send'] ?? ''}>
        <Tooltip label={t('send.keys')}>
          <Button size="xs" loading={isSending} onClick={() => onSend(preferred)}>
            {words(preferred)}
          </Button>
        </Tooltip>
        <Menu position="top-end">
          <Menu.Target>
            <Button size="xs" px={8} disabled={isSending} aria-label={t('send.more')} className={css['sendMore'] ?? ''}>
              <IconChevronDown size={14} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {choices.map((choice) => (
              <Menu.Item
                key={choice}
                onClick={() => onSend(choice)}
                rightSection={choice === preferred ? <IconCheck size={14} aria-hidden /> : undefined}
              >
                {words(choice)}
              </Menu.Item>
            ))}
            {onLater && <LaterMenu onLater={onLater} onChoose={() => setChoosing(true)} />}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {isChoosing && onLater && (
        <Suspense>
          <LaterDialog submitLabel={t('later.send')} onChoose={onLater} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}
