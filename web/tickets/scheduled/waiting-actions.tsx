import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import css from './scheduled.module.css'
import type { Scheduled } from './use-scheduled.ts'

const LaterDialog = lazy(async () => ({ default: (await import('./later-dialog.tsx')).LaterDialog }))

interface Props {
  reply: WaitingReply
  scheduled: Scheduled
}

/** What its author, or an administrator, can do with a reply that has not left. */
export function WaitingActions({ reply, scheduled }: Props) {
  // Seconds are too short for a choice: above the composer stands what there is to do.
  if (reply.kind === 'undo' && reply.state === 'waiting') return null
  if (!reply.can.stop) return null
  // Whoever may send it back has no need to stop it.
  if (reply.can.approve) return null
  return (
    <div className={css['actions']}>
      {reply.can.edit && <AuthorActions reply={reply} scheduled={scheduled} />}
      {reply.state === 'stopped' ? (
        <Discard onDiscard={() => scheduled.discard.mutate(reply)} />
      ) : (
        !reply.can.edit && <Stop onStop={() => scheduled.stop.mutate(reply)} />
      )}
    </div>
  )
}

function AuthorActions({ reply, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const [isChoosing, setChoosing] = useState(false)
  const isStopped = reply.state === 'stopped'
  const isBusy = scheduled.edit.isPending || scheduled.send.isPending || scheduled.move.isPending
  const button = { size: 'compact-sm', disabled: isBusy } as const

  return (
    <>
      <Button {...button} variant={isStopped ? 'light' : 'default'} onClick={() => scheduled.edit.mutate(reply)}>
        {t('scheduled.edit')}
      </Button>
      {reply.can.send && (
        <>
          <Button {...button} variant="default" onClick={() => scheduled.send.mutate(reply)}>
            {t(isStopped ? 'scheduled.sendAnyway' : 'scheduled.sendNow')}
          </Button>
          <Button {...button} variant="default" onClick={() => setChoosing(true)}>
            {t('scheduled.move')}
          </Button>
        </>
      )}
      {isChoosing && (
        <Suspense>
          <LaterDialog
            at={reply.sendAt}
            submitLabel={t('scheduled.save')}
            onChoose={(sendAt) => scheduled.move.mutate({ id: reply.id, sendAt })}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </>
  )
}

function Stop({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation('tickets')
  return (
    <Button size="compact-sm" variant="default" onClick={onStop}>
      {t('scheduled.stop')}
    </Button>
  )
}

function Discard({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation('tickets')
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      title={t('scheduled.discard.title')}
      text={t('scheduled.discard.text')}
      confirmLabel={t('scheduled.discard')}
      onConfirm={onDiscard}
    >
      {t('scheduled.discard')}
    </ConfirmButton>
  )
}
