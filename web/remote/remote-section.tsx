import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDeviceDesktop, IconEye, IconPlus, IconScreenShare, IconTerminal2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteKind, RemoteSession } from '#contract/remote-session.ts'
import { useShortcuts } from '#web/lib/keys.ts'
import { ProofDialog } from '#web/ui/code-dialog.tsx'
import { isCodeNeeded } from '#web/ui/code-step.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { remoteSessionsQuery, useAskForSession } from './queries.ts'
import css from './remote.module.css'
import { useStateWords } from './use-state-words.ts'

const kindIcons = {
  share: IconScreenShare,
  terminal: IconTerminal2,
  view: IconEye,
  control: IconDeviceDesktop,
} satisfies Record<RemoteKind, unknown>

/** Remote help on a ticket: what was done, and what can be begun. Not there for whom it is not turned on. */
export function RemoteSection({ number, titleClass }: { number: number; titleClass: string | undefined }) {
  const { t } = useTranslation('remote')
  const { data } = useQuery(remoteSessionsQuery(number))
  if (data === undefined) return null
  const canAsk = data.can.share || data.can.devices.length > 0
  if (!canAsk && data.items.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <h2 className={titleClass}>
        {t('title')}
        {canAsk && <AskMenu number={number} can={data.can} />}
      </h2>
      {data.items.length === 0 && <p className={css['none']}>{t('none')}</p>}
      <ul className={css['list']}>
        {data.items.map((session) => (
          <li key={session.id}>
            <SessionLink session={session} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Can = { share: boolean; devices: { id: string; name: string; isOnline: boolean; kinds: RemoteKind[] }[] }

function AskMenu({ number, can }: { number: number; can: Can }) {
  const { t } = useTranslation('remote')
  const ask = useAskForSession(number)
  const [isOpen, setOpen] = useState(false)
  useShortcuts([{ keys: 'h', label: t('key'), group: t('keyGroup'), run: () => setOpen(true) }])
  const { error, variables } = ask
  if (isCodeNeeded(error) && variables !== undefined)
    return <ProofDialog onClose={ask.reset} onProven={() => ask.mutate(variables)} />
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Tooltip label={t('ask')}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('ask')} loading={ask.isPending}>
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {can.share && (
          <Menu.Item
            leftSection={<IconScreenShare size={16} />}
            onClick={() => ask.mutate({ kind: 'share', deviceId: null })}
          >
            {t('askFor.share')}
          </Menu.Item>
        )}
        {can.devices.map(({ id, name, isOnline, kinds }) => (
          <div key={id}>
            <Menu.Label>{isOnline ? name : t('offlineDevice', { name })}</Menu.Label>
            {isOnline &&
              kinds.map((kind) => {
                const Icon = kindIcons[kind]
                return (
                  <Menu.Item
                    key={kind}
                    leftSection={<Icon size={16} />}
                    onClick={() => ask.mutate({ kind, deviceId: id })}
                  >
                    {t(`askFor.${kind}`)}
                  </Menu.Item>
                )
              })}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function SessionLink({ session }: { session: RemoteSession }) {
  const { t } = useTranslation('remote')
  const words = useStateWords()
  const Icon = kindIcons[session.kind]
  return (
    <Link
      className={css['session'] ?? ''}
      to="/tickets/$number/remote/$id"
      params={{ number: String(session.ticketNumber), id: session.id }}
    >
      <Icon size={17} aria-hidden />
      <span className={css['sessionWords']}>
        <span>
          {session.device === null
            ? t(`kind.${session.kind}`)
            : `${t(`kind.${session.kind}`)} · ${session.device.name}`}
        </span>
        <span className={css['state']} data-live={session.dueAt !== null || undefined}>
          {words(session)}
        </span>
      </span>
      <TimeAgo iso={session.askedAt} />
    </Link>
  )
}
