import { Button } from '@mantine/core'
import { IconScreenShare } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenShare } from '#contract/remote-session.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { showError } from '../frame/toast.ts'
import { Panel } from '../request/panel.tsx'
import css from './shared-screen.module.css'
import { SharedScreen } from './shared-screen.tsx'
import { canShare, useScreen } from './use-screen.ts'

interface Props {
  number: number
  share: ScreenShare
}

/** The question whether the screen may be seen; once it may, what is seen of it, and the way to stop. */
export function Share({ number, share }: Props) {
  const { t } = useTranslation('portal')
  const screen = useScreen(share)
  const [isPossible, setPossible] = useState(canShare)
  const refresh = () => void queryClient.invalidateQueries({ queryKey: keys.remoteSessions(number) })
  const begin = useMutation({
    mutationFn: async () => {
      // The browser asks which screen, and only right after the click.
      const stream = await screen.choose()
      if (stream === undefined) return
      if (share.state === 'asked') await api.remote.answer({ params: { id: share.id }, body: { allows: true } })
      await screen.show(stream)
    },
    // Some browsers have the door and nothing behind it; they say so only when asked.
    onError: (error) => (hasNoScreen(error) ? setPossible(false) : showError(error)),
    onSettled: refresh,
  })
  const decline = useMutation({
    mutationFn: () =>
      share.state === 'asked'
        ? api.remote.answer({ params: { id: share.id }, body: { allows: false } })
        : api.remote.end({ params: { id: share.id } }),
    onError: showError,
    onSettled: refresh,
  })
  if (screen.stream) return <SharedScreen share={share} screen={screen} stream={screen.stream} onStopped={refresh} />
  const name = share.agentName
  return (
    <Panel
      title={share.state === 'asked' ? t('share.question', { name }) : t('share.interrupted')}
      text={t(isPossible ? textOf(share) : 'share.impossible', { name })}
    >
      <div className={css['ways']}>
        {isPossible && (
          <Button
            loading={begin.isPending}
            leftSection={<IconScreenShare size={18} aria-hidden />}
            onClick={() => begin.mutate()}
          >
            {t('share.action')}
          </Button>
        )}
        <Button variant="default" loading={decline.isPending} onClick={() => decline.mutate()}>
          {t(share.state === 'asked' ? 'share.decline' : 'share.end')}
        </Button>
      </div>
    </Panel>
  )
}

function hasNoScreen(error: Error): boolean {
  return error instanceof DOMException && error.name === 'NotSupportedError'
}

function textOf({ isRecorded }: ScreenShare) {
  return isRecorded ? 'share.textRecorded' : 'share.text'
}
