import type { ClipboardEvent, ReactNode } from 'react'
import { FileDrop } from '#web/ui/file-drop.tsx'

interface Props {
  onFiles: (files: File[]) => void
  className?: string | undefined
  children: ReactNode
}

/** Takes files that are dropped or pasted anywhere in it. */
export function FileArea({ onFiles, className, children }: Props) {
  function paste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    // Office programs put a picture of the text beside the text: then the text is meant.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(files)
  }

  return (
    <div onPaste={paste}>
      <FileDrop onFiles={onFiles} className={className}>
        {children}
      </FileDrop>
    </div>
  )
}
