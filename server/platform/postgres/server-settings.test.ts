import { describe, expect, test } from 'vitest'
import { sharedBuffers } from './server-settings.ts'

describe('the memory of the embedded PostgreSQL', () => {
  test.each([
    { memory: 512, buffers: '128MB' },
    { memory: 2048, buffers: '128MB' },
    { memory: 4100, buffers: '256MB' },
    { memory: 24_000, buffers: '1024MB' },
    { memory: 256_000, buffers: '1024MB' },
  ])('is $buffers on a machine of $memory MB', ({ memory, buffers }) => {
    expect(sharedBuffers(memory)).toBe(buffers)
  })
})
