import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#web/lib/keys.ts'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import css from './scheduled.module.css'
import type { Scheduled } from './use-scheduled.ts'

/** Above what is written next: what was just sent, as long as it can be taken back. */
export function UndoBar({ scheduled }: { scheduled: Scheduled }) {
  const { t } = useTranslation('tickets')
  const waiting = scheduled.replies.filter(({ kind, state, can }) => kind === 'undo' && state === 'waiting' && can.send)
  const last = waiting.at(-1)
  return (
    <>
      <div role="status" className="visually-hidden">
        {last && t('scheduled.announced')}
      </div>
      {waiting.map((reply) => (
        <Countdown key={reply.id} reply={reply} scheduled={scheduled} />
      ))}
      {last && <UndoKey onUndo={() => scheduled.edit.mutate(last)} />}
    </>
  )
}

function Countdown({ reply, scheduled }: { reply: WaitingReply; scheduled: Scheduled }) {
  const { t } = useTranslation('tickets')
  const left = useSecondsLeft(reply.leavesAt)
  const isBusy = scheduled.edit.isPending || scheduled.send.isPending
  return (
    <div className={css['bar']} style={{ '--wait': `${reply.secondsLeft}s` }}>
      {/* Heard once, above: a count that is read out each second drowns everything else. */}
      <span className={css['barText']} aria-hidden>
        {left > 0 ? t('scheduled.leavesIn', { count: left }) : t('scheduled.leaving')}
      </span>
      <Button
        size="compact-sm"
        variant="light"
        disabled={isBusy}
        aria-keyshortcuts="z"
        onClick={() => scheduled.edit.mutate(reply)}
      >
        {t('scheduled.undo')}
      </Button>
      <Button size="compact-sm" variant="subtle" disabled={isBusy} onClick={() => scheduled.send.mutate(reply)}>
        {t('scheduled.sendNow')}
      </Button>
    </div>
  )
}

function UndoKey({ onUndo }: { onUndo: () => void }) {
  const { t } = useTranslation('tickets')
  useShortcuts([{ keys: 'z', label: t('keys.undoSend'), group: t('keys.group'), run: onUndo }])
  return null
}

function useSecondsLeft(leavesAt: number): number {
  const [now, setNow] = useState(() => Date.now())
  const isOver = now >= leavesAt
  useEffect(() => {
    if (isOver) return
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [isOver])
  return Math.max(0, Math.ceil((leavesAt - now) / 1000))
}
