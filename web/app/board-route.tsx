import { useSearch } from '@tanstack/react-router'
import { BoardPage } from '#web/board/index.ts'

export function BoardRoute() {
  return <BoardPage teamId={useSearch({ strict: false }).team} />
}
