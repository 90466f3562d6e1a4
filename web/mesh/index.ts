export { DeviceMesh } from './device-mesh.tsx'
export { MachineState } from './machine-state.tsx'
export { MeshSection } from './mesh-section.tsx'
export { type MeshChange, meshChangeIn, useMeshSentence } from './use-mesh-sentence.ts'
