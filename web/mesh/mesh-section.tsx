import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeshLink } from '#contract/mesh.ts'
import { useFormat } from '#web/lib/format.ts'
import { LinkDialog } from './link-dialog.tsx'
import { MachineState } from './machine-state.tsx'
import css from './mesh.module.css'
import { meshOfTicketQuery, useEndLink } from './queries.ts'

/** Machines in MeshCentral that the ticket has, and the links made for it. Not there where there is neither. */
export function MeshSection({ number, titleClass }: { number: number; titleClass: string | undefined }) {
  const { t } = useTranslation('mesh')
  const { data } = useQuery(meshOfTicketQuery(number))
  const [asked, setAsked] = useState<{ id: string; name: string }>()
  if (data === undefined || (data.items.length === 0 && data.links.length === 0)) return null
  return (
    <section aria-label={t('title')}>
      <h2 className={titleClass}>{t('title')}</h2>
      <ul className={css['list']}>
        {data.items.map(({ device, state, power }) => (
          <li key={device.id} className={css['line']}>
            <span className={css['words']}>
              <Link to="/devices/$id" params={{ id: device.id }}>
                {device.name}
              </Link>
              <MachineState state={state} power={power} />
            </span>
            {data.can.make && <AskButton name={device.name} onAsk={() => setAsked(device)} />}
          </li>
        ))}
      </ul>
      {data.links.length > 0 && <GoodLinks links={data.links} />}
      {asked && <LinkDialog number={number} device={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

function AskButton({ name, onAsk }: { name: string; onAsk: () => void }) {
  const { t } = useTranslation('mesh')
  const label = t('link', { name })
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onAsk}>
        <IconExternalLink size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

function GoodLinks({ links }: { links: MeshLink[] }) {
  const { t } = useTranslation('mesh')
  return (
    <>
      <h3 className={css['subtitle']}>{t('links')}</h3>
      <ul className={css['list']} aria-label={t('links')}>
        {links.map((link) => (
          <li key={link.id} className={css['line']}>
            <GoodLink link={link} />
          </li>
        ))}
      </ul>
    </>
  )
}

function GoodLink({ link }: { link: MeshLink }) {
  const { t } = useTranslation('mesh')
  const { time } = useFormat()
  const end = useEndLink(link.id)
  const words = t(`of.${link.access ?? 'open'}`)
  return (
    <>
      <span className={css['words']}>
        <span>
          {words} · {link.device.name}
        </span>
        <span className={css['state']}>{t('until', { name: link.madeBy.name, until: time(link.endsAt) })}</span>
      </span>
      {link.can.end && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('endOf', { link: words, device: link.device.name })}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('end')}
        </Button>
      )}
    </>
  )
}
