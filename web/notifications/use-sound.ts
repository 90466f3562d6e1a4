import { useEffect } from 'react'
import { onLiveEvent } from '#web/lib/live.ts'

const restMs = 3000

/** Two soft tones when something wants to be heard; many at once are one. The server knows of wishes and quiet hours. */
export function useSound(): void {
  useEffect(() => {
    let last = 0
    return onLiveEvent((event) => {
      if (event.type !== 'notification' || !event.hasSound || Date.now() - last < restMs) return
      last = Date.now()
      void play()
    })
  }, [])
}

async function play(): Promise<void> {
  // Browsers stay silent until the page was used; what was not heard then is not caught up on.
  if (!navigator.userActivation.hasBeenActive) return
  const audio = new AudioContext()
  await audio.resume()
  tone(audio, 660, 0)
  const end = tone(audio, 880, 0.14)
  end.onended = () => void audio.close()
}

function tone(audio: AudioContext, frequency: number, after: number): OscillatorNode {
  const [start, length] = [audio.currentTime + after, 0.28]
  const [source, volume] = [audio.createOscillator(), audio.createGain()]
  source.frequency.value = frequency
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.16, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length)
  source.connect(volume).connect(audio.destination)
  source.start(start)
  source.stop(start + length)
  return source
}
