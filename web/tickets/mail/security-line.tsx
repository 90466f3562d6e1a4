import { Popover } from '@mantine/core'
import { IconLock, IconRosette, IconRosetteDiscountCheck, IconShieldX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailSecurity } from '#contract/mail-content.ts'
import css from './security-line.module.css'

/** What the signature of a mail is worth, in a line, and why when asked. */
export function SecurityLine({ security }: { security: MailSecurity }) {
  const { t } = useTranslation('tickets')
  const { state, method } = security
  const Icon = icons[state]
  const title = t(`security.${state}`, { signer: useSigner(security) })

  return (
    <Popover width={320} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <button type="button" className={css['line']} data-tone={toneOf(security)}>
          <Icon size={16} aria-hidden />
          <span>{title}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <p className={css['text']}>{t(`security.${state}.text`)}</p>
        {security.isSender === false && <p className={css['text']}>{t('security.otherSigner')}</p>}
        {!security.isWhole && state !== 'encrypted' && <p className={css['text']}>{t('security.part')}</p>}
        <p className={css['method']}>{t(`security.method.${method}`)}</p>
      </Popover.Dropdown>
    </Popover>
  )
}

const icons = {
  valid: IconRosetteDiscountCheck,
  unknown_signer: IconRosette,
  expired: IconRosette,
  unchecked: IconRosette,
  invalid: IconShieldX,
  encrypted: IconLock,
}

function useSigner({ signer }: MailSecurity): string {
  const { t } = useTranslation('tickets')
  if (signer === null) return t('security.nobody')
  if (signer.name === '' || signer.address === '') return signer.name || signer.address
  return `${signer.name} <${signer.address}>`
}

/** Good news only when there is nothing to add to it. */
function toneOf({ state, isSender, isWhole }: MailSecurity): 'good' | 'warn' | 'bad' | 'quiet' {
  if (state === 'invalid') return 'bad'
  if (state === 'expired' || state === 'encrypted' || isSender === false) return 'warn'
  return state === 'valid' && isWhole ? 'good' : 'quiet'
}
