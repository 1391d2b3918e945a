/** What we use of WebAssembly, which the types of Node leave to browsers. */
declare global {
  namespace WebAssembly {
    class Memory {
      constructor(limits: { readonly initial: number })
      readonly buffer: ArrayBuffer
    }
    class Module {
      constructor(bytes: Uint8Array)
    }
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
      readonly exports: Readonly<Record<string, unknown>>
    }
    function validate(bytes: Uint8Array): boolean
  }
}

export {}
