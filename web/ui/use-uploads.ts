import { useCallback, useRef, useState } from 'react'
import type { Attachment } from '#contract/attachments.ts'
import { uploadFile } from '#web/lib/api.ts'

export interface Upload {
  id: number
  file: File
  /** 0 … 1. */
  fraction: number
  error?: unknown
}

/** Files on their way to the server. A failed one stays in the list, to be tried again or removed. */
export function useUploads(onUploaded: (attachment: Attachment, file: File, isInline: boolean) => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const count = useRef(0)
  const running = useRef(new Map<number, AbortController>())

  const patch = useCallback((id: number, change: Partial<Upload>) => {
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }, [])

  const remove = useCallback((id: number) => {
    running.current.get(id)?.abort()
    running.current.delete(id)
    setUploads((all) => all.filter((one) => one.id !== id))
  }, [])

  const start = useCallback(
    async (file: File, isInline: boolean) => {
      count.current += 1
      const id = count.current
      const controller = new AbortController()
      running.current.set(id, controller)
      setUploads((all) => [...all, { id, file, fraction: 0 }])
      try {
        const attachment = await uploadFile(file, (fraction) => patch(id, { fraction }), controller.signal)
        onUploaded(attachment, file, isInline)
        remove(id)
      } catch (error) {
        if (!controller.signal.aborted) patch(id, { error })
      }
    },
    [onUploaded, patch, remove],
  )

  const add = useCallback(
    (files: File[], isInline = false) => {
      for (const file of files) void start(file, isInline)
    },
    [start],
  )
  const retry = useCallback(
    (upload: Upload) => {
      remove(upload.id)
      void start(upload.file, false)
    },
    [remove, start],
  )
  return { uploads, add, remove, retry, isBusy: uploads.some((one) => one.error === undefined) }
}
