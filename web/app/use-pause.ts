import { useEffect, useState } from 'react'

const pauseMs = 1000

/** True from the first pause in typing on, while it is waited for: who writes on must not write into something else. */
export function usePause(isAwaited: boolean): boolean {
  const [isPause, setPause] = useState(false)
  useEffect(() => {
    if (!isAwaited) return setPause(false)
    const wait = () => window.setTimeout(() => setPause(true), pauseMs)
    let timer = wait()
    const again = () => {
      window.clearTimeout(timer)
      timer = wait()
    }
    window.addEventListener('keydown', again, true)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('keydown', again, true)
    }
  }, [isAwaited])
  return isAwaited && isPause
}
