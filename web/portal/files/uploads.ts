import type { Attachment } from '#contract/attachments.ts'

/** A file on its way to the server, or there already. */
export interface Upload {
  key: string
  name: string
  contentType: string
  size: number
  /** 0 … 1 while it is on its way. */
  progress: number
  attachment?: Attachment
  error?: string
}

export function startUpload(key: string, file: File): Upload {
  return { key, name: nameOf(file), contentType: file.type, size: file.size, progress: 0 }
}

export function change(uploads: Upload[], key: string, next: Partial<Upload>): Upload[] {
  return uploads.map((upload) => (upload.key === key ? { ...upload, ...next } : upload))
}

export function isUploading(uploads: Upload[]): boolean {
  return uploads.some((upload) => !upload.attachment && upload.error === undefined)
}

export function hasFailed(uploads: Upload[]): boolean {
  return uploads.some((upload) => upload.error !== undefined)
}

export function attachmentIds(uploads: Upload[]): string[] {
  return uploads.flatMap((upload) => (upload.attachment ? [upload.attachment.id] : []))
}

/** Only what has arrived outlives a reload; the rest is gone with its bytes. */
export function arrived(uploads: Upload[]): Upload[] {
  return uploads.filter((upload) => upload.attachment !== undefined)
}

/** Pasted pictures are all called `image.png`; the time tells them apart. */
function nameOf(file: File): string {
  return file.name === '' ? `image-${file.lastModified}` : file.name
}
