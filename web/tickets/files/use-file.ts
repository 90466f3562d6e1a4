import { useQuery } from '@tanstack/react-query'

/** The bytes of an attachment; they never change. */
export function useFile(id: string) {
  return useQuery({
    queryKey: ['file', id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/v1/attachments/${id}`, { signal })
      if (!response.ok) throw new Error(`The file answered ${response.status}`)
      return response.arrayBuffer()
    },
  })
}
