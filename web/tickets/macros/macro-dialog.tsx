import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import type { Composer } from '../composer/use-composer.ts'
import { MacroFinder } from './macro-finder.tsx'
import { useApplyMacro } from './use-apply-macro.ts'

interface Props {
  ticket: Ticket
  composer: Composer
  onClose: () => void
}

/** Which macro is applied to the ticket. */
export function MacroDialog({ ticket, composer, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const apply = useApplyMacro(ticket, composer)
  return (
    <Modal
      opened
      size="lg"
      title={t('macro.title')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <MacroFinder
        onChoose={(macro) => {
          onClose()
          apply(macro)
        }}
      />
    </Modal>
  )
}
