import type { Attachment } from '#contract/attachments.ts'
import { ApiError } from './api-error.ts'
import { apiRoot, readProblem } from './client.ts'
import { keys, queryClient } from './queries.ts'

/** Uploads one file; `fetch` cannot tell how far it is, XMLHttpRequest can. */
export function uploadFile(
  file: File,
  onProgress?: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${apiRoot}/attachments`)
    request.setRequestHeader('x-requested-with', 'mesa')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onerror = () => reject(ApiError.offline())
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'))
    request.onload = () => finish(request).then(resolve, reject)
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

async function finish(request: XMLHttpRequest): Promise<Attachment> {
  if (request.status >= 400) {
    const retryAfter = request.getResponseHeader('retry-after')
    const error = await readProblem(
      new Response(request.responseText, {
        status: request.status,
        headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
      }),
    )
    if (error.code === 'not_signed_in') void queryClient.invalidateQueries({ queryKey: keys.me })
    throw error
  }
  const answer = JSON.parse(request.responseText) as { items: Attachment[] }
  const [attachment] = answer.items
  if (!attachment) throw new ApiError({ code: 'internal', status: request.status, detail: '', fields: {} })
  return attachment
}
