import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectWizard } from './connect/connect-wizard.tsx'

/** The natural way to a new inbox: it is tried out before it is there. */
export function ConnectNewButton() {
  const { t } = useTranslation('sending')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlugConnected size={17} aria-hidden />} onClick={() => setOpen(true)}>
        {t('connect.title')}
      </Button>
      {isOpen && <ConnectWizard onClose={() => setOpen(false)} />}
    </>
  )
}
