import { ActionIcon, Menu } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowMerge,
  IconBolt,
  IconDots,
  IconDownload,
  IconHistory,
  IconLink,
  IconPencilPlus,
  IconUserCheck,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useCopyLink } from '../use-copy-link.ts'
import { HistoryDrawer } from './history-drawer.tsx'

interface Props {
  ticket: Ticket
  onAssignToMe: (() => void) | undefined
  onMerge: () => void
  onMacros: () => void
  onMajor: (() => void) | undefined
  onArticle: (() => void) | undefined
}

export function TicketMenu({ ticket, onAssignToMe, onMerge, onMacros, onMajor, onArticle }: Props) {
  const { t } = useTranslation('tickets')
  const { t: major } = useTranslation('major')
  const [showsHistory, setShowsHistory] = useState(false)
  const copyLink = useCopyLink(ticket.number)

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('header.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => copyLink()}>
            {t('header.copyLink')}
          </Menu.Item>
          {onAssignToMe && (
            <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={onAssignToMe}>
              {t('header.assignToMe')}
            </Menu.Item>
          )}
          {ticket.can.note && (
            <Menu.Item leftSection={<IconBolt size={16} />} onClick={onMacros}>
              {t('macro.open')}
            </Menu.Item>
          )}
          {ticket.can.note && (
            <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={onMerge}>
              {t('merge.open')}
            </Menu.Item>
          )}
          {onMajor && (
            <Menu.Item leftSection={<IconAlertTriangle size={16} />} onClick={onMajor}>
              {major('declare')}
            </Menu.Item>
          )}
          {onArticle && (
            <Menu.Item leftSection={<IconPencilPlus size={16} />} onClick={onArticle}>
              {t('articles.write')}
            </Menu.Item>
          )}
          {ticket.hasFiles && (
            <Menu.Item
              component="a"
              href={`/api/v1/tickets/${ticket.number}/files`}
              download
              leftSection={<IconDownload size={16} />}
            >
              {t('files.allOfTicket')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => setShowsHistory(true)}>
            {t('header.history')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <HistoryDrawer number={ticket.number} opened={showsHistory} onClose={() => setShowsHistory(false)} />
    </>
  )
}
