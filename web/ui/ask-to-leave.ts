import { useTranslation } from 'react-i18next'
import { withDialogs } from './dialogs/dialogs.ts'

/** Resolves to whether the changes may be lost. */
export function useAskToLeave(): () => Promise<boolean> {
  const { t } = useTranslation('common')
  return async () => {
    const dialogs = await withDialogs()
    return new Promise((resolve) => {
      dialogs.openConfirmModal({
        title: t('unsaved.title'),
        children: t('unsaved.text'),
        labels: { confirm: t('unsaved.leave'), cancel: t('unsaved.stay') },
        confirmProps: { color: 'red.9' },
        closeButtonProps: { 'aria-label': t('close') },
        zIndex: 400,
        onConfirm: () => resolve(true),
        onCancel: () => resolve(false),
        onClose: () => resolve(false),
      })
    })
  }
}
