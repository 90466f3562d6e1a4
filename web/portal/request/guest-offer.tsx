import { IconMailForward } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../frame/link-button.tsx'
import { Panel } from './panel.tsx'

/** Whoever came through the link of one request may sign in to see the others. */
export function GuestOffer() {
  const { t } = useTranslation('portal')
  return (
    <Panel title={t('request.onlyThis')} text={t('request.onlyThisText')}>
      <LinkButton to="/sign-in" variant="default" leftSection={<IconMailForward size={17} aria-hidden />}>
        {t('home.enter')}
      </LinkButton>
    </Panel>
  )
}
