import { modals } from '@mantine/modals'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before a page with unsaved changes is left, inside the app or by closing it. */
export function useUnsavedGuard(isDirty: boolean): void {
  const ask = useAskToLeave()
  useBlocker({
    shouldBlockFn: async () => isDirty && !(await ask()),
    enableBeforeUnload: () => isDirty,
    disabled: !isDirty,
  })
}

/** Resolves to whether the changes may be lost. */
export function useAskToLeave(): () => Promise<boolean> {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return () =>
    new Promise((resolve) => {
      modals.openConfirmModal({
        title: t('unsaved.title'),
        children: t('unsaved.text'),
        labels: { confirm: t('unsaved.leave'), cancel: t('unsaved.stay') },
        confirmProps: { color: 'red.9' },
        closeButtonProps: { 'aria-label': common('close') },
        zIndex: 400,
        onConfirm: () => resolve(true),
        onCancel: () => resolve(false),
        onClose: () => resolve(false),
      })
    })
}
