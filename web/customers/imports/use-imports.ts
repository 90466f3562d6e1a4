import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import type { CustomerImport, customerImports, ImportSubject } from '#contract/customer-imports.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { uploadFile } from '#web/lib/upload.ts'
import { showError } from '#web/ui/notify.ts'

type Mapping = z.input<typeof customerImports.preview.body>
type Form = z.input<typeof customerImports.reread.body>

export function useImports() {
  return useQuery({
    queryKey: keys.customerImports,
    queryFn: ({ signal }) => api.customerImports.list({ query: { limit: 20 }, signal }),
  })
}

/** An import; asked for again whenever the server says that it went on. */
export function useImport(id: string) {
  return useQuery({
    queryKey: keys.customerImport(id),
    queryFn: ({ signal }) => api.customerImports.get({ params: { id }, signal }),
  })
}

/** Uploads a file and leads to how it was understood. */
export function useBeginImport() {
  const navigate = useNavigate()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, subject }: { file: File; subject: ImportSubject }) => {
      const { id: attachmentId } = await uploadFile(file)
      return api.customerImports.create({ body: { attachmentId, subject } })
    },
    onError: showError,
    onSuccess: async (begun) => {
      client.setQueryData(keys.customerImport(begun.id), begun)
      await navigate({ to: '/customers/imports/$id', params: { id: begun.id } })
    },
  })
}

/** What can be done with an import. */
export function useImportActs(id: string) {
  const client = useQueryClient()
  const options = {
    onError: showError,
    onSuccess: (next: CustomerImport) => {
      client.setQueryData(keys.customerImport(id), next)
      void client.invalidateQueries({ queryKey: keys.customerImports })
    },
  }
  const params = { id }
  return {
    reread: useMutation({ mutationFn: (body: Form) => api.customerImports.reread({ params, body }), ...options }),
    preview: useMutation({ mutationFn: (body: Mapping) => api.customerImports.preview({ params, body }), ...options }),
    apply: useMutation({ mutationFn: () => api.customerImports.apply({ params }), ...options }),
    cancel: useMutation({ mutationFn: () => api.customerImports.cancel({ params }), ...options }),
  }
}
