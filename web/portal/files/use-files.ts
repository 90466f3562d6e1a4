import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#web/lib/client.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { uploadFile } from '#web/lib/upload.ts'
import { useKept } from '../kept.ts'
import { arrived, attachmentIds, change, hasFailed, isUploading, startUpload, type Upload } from './uploads.ts'

export interface Files {
  uploads: Upload[]
  add: (files: File[]) => void
  remove: (key: string) => void
  retry: (key: string) => void
  clear: () => void
  ids: string[]
  isBusy: boolean
  hasFailed: boolean
}

const none: Upload[] = []

/** Uploads files as soon as they are chosen; those that arrived are kept under the name. */
export function useFiles(name: string): Files {
  const errorText = useErrorText()
  const [kept, setKept, forget] = useKept<Upload[]>(name, none)
  const [uploads, setUploads] = useState(kept)
  const running = useRef(new Map<string, { file: File; stop: AbortController }>())

  useEffect(() => setKept(arrived(uploads)), [uploads, setKept])
  useEffect(() => {
    const all = running.current
    return () => {
      for (const { stop } of all.values()) stop.abort()
    }
  }, [])

  const send = useCallback(
    async (key: string, file: File) => {
      const stop = new AbortController()
      running.current.set(key, { file, stop })
      try {
        const onProgress = (progress: number) => setUploads((all) => change(all, key, { progress }))
        const attachment = await uploadFile(file, onProgress, stop.signal)
        setUploads((all) => change(all, key, { attachment, progress: 1 }))
        running.current.delete(key)
      } catch (error) {
        if (!stop.signal.aborted) setUploads((all) => change(all, key, { error: errorText(error) }))
      }
    },
    [errorText],
  )

  function add(files: File[]) {
    const started = files.map((file) => ({ file, upload: startUpload(newKey(), file) }))
    setUploads((all) => [...all, ...started.map(({ upload }) => upload)])
    for (const { file, upload } of started) void send(upload.key, file)
  }

  function remove(key: string) {
    running.current.get(key)?.stop.abort()
    running.current.delete(key)
    setUploads((all) => all.filter((upload) => upload.key !== key))
  }

  function retry(key: string) {
    const found = running.current.get(key)
    if (!found) return
    setUploads((all) => all.map((upload) => (upload.key === key ? startUpload(key, found.file) : upload)))
    void send(key, found.file)
  }

  function clear() {
    setUploads([])
    forget()
  }

  return {
    uploads,
    add,
    remove,
    retry,
    clear,
    ids: attachmentIds(uploads),
    isBusy: isUploading(uploads),
    hasFailed: hasFailed(uploads),
  }
}
