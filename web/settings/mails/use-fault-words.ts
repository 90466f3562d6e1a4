import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import type { TemplateFault } from './template-faults.ts'

export function useFaultWords(): (fault: TemplateFault | undefined) => string | undefined {
  const { t } = useTranslation('settings')
  const { list } = useFormat()
  return (fault) => {
    if (fault === undefined) return undefined
    if (fault.kind === 'empty') return t('mails.subjectMissing')
    return t(fault.kind === 'unknown' ? 'mails.unknown' : 'mails.missing', { names: list(fault.names) })
  }
}
