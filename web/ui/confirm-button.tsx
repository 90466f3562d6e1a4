import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { i18next } from '#web/lib/i18n.ts'
import { withDialogs } from './dialogs/dialogs.ts'

interface Props extends ButtonProps {
  children: ReactNode
  /** The question. */
  title: string
  /** What will happen, and whether it can be undone. */
  text: ReactNode
  confirmLabel: string
  onConfirm: () => void
}

/** A button that asks before it does what cannot be undone. */
export function ConfirmButton({ children, title, text, confirmLabel, onConfirm, ...button }: Props) {
  return (
    <Button variant="default" {...button} onClick={() => void confirmFirst({ title, text, confirmLabel, onConfirm })}>
      {children}
    </Button>
  )
}

/** The same question, asked from a menu or a key. */
export async function confirmFirst(
  question: Pick<Props, 'title' | 'text' | 'confirmLabel' | 'onConfirm'>,
): Promise<void> {
  const dialogs = await withDialogs()
  dialogs.openConfirmModal({
    title: question.title,
    children: question.text,
    labels: { confirm: question.confirmLabel, cancel: i18next.t('cancel', { ns: 'common' }) },
    // Lighter reds do not carry white letters.
    confirmProps: { color: 'red.9' },
    closeButtonProps: { 'aria-label': i18next.t('close', { ns: 'common' }) },
    onConfirm: question.onConfirm,
  })
}
