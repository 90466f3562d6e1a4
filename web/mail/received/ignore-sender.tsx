import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WholeMail } from './mail-detail.tsx'
import { type Decision, domainOf } from './use-decide.ts'

interface Props {
  mail: WholeMail
  isBusy: boolean
  onIgnore: (decision: Decision) => void
}

/** Ignores whoever sent the mail from now on; how widely, depends on what one may. */
export function IgnoreSender({ mail, isBusy, onIgnore }: Props) {
  const { t } = useTranslation('mail')
  if (!mail.can.ignoreSender) return null
  const address = mail.from
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          leftSection={<IconUserOff size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('act.ignoreMore')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onIgnore({ act: 'ignore', sender: 'address' })}>
          {t('act.ignoreAddress', { address })}
        </Menu.Item>
        {mail.can.ignoreWidely && (
          <>
            <Menu.Item onClick={() => onIgnore({ act: 'ignore', sender: 'address', everywhere: true })}>
              {t('act.ignoreAddressAll', { address })}
            </Menu.Item>
            <Menu.Item onClick={() => onIgnore({ act: 'ignore', sender: 'domain', everywhere: true })}>
              {t('act.ignoreDomain', { domain: domainOf(address) })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
