import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { askAgain } from './ask-again.ts'
import { queryClient } from './queries.ts'

/** What is on screen, answered one after the other by whoever holds `answers`. */
function onScreen(name: string) {
  const answers: ((value: string) => void)[] = []
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve))
  const observer = new QueryObserver(queryClient, { queryKey: [name], queryFn })
  return { answers, stop: observer.subscribe(() => undefined), data: () => queryClient.getQueryData([name]) }
}

test('news that comes while the first answer is on its way is not lost', async () => {
  const screen = onScreen('first')
  await vi.waitFor(() => expect(screen.answers).toHaveLength(1))

  askAgain(['first'])
  screen.answers[0]?.('before the news')
  await vi.waitFor(() => expect(screen.answers).toHaveLength(2))
  screen.answers[1]?.('after it')

  await vi.waitFor(() => expect(screen.data()).toBe('after it'))
  expect(screen.answers).toHaveLength(2)
  screen.stop()
})

test('what is there is asked for once more', async () => {
  const screen = onScreen('second')
  await vi.waitFor(() => expect(screen.answers).toHaveLength(1))
  screen.answers[0]?.('before')
  await vi.waitFor(() => expect(screen.data()).toBe('before'))

  askAgain(['second'])
  await vi.waitFor(() => expect(screen.answers).toHaveLength(2))
  screen.answers[1]?.('after')

  await vi.waitFor(() => expect(screen.data()).toBe('after'))
  screen.stop()
})
