/** What we use of WebAssembly, which the types of Node leave to browsers. */
declare global {
  namespace WebAssembly {
    class Memory {
      constructor(limits: { readonly initial: number })
      readonly buffer: ArrayBuffer
      grow(pages: number): number
    }
    interface Module {
      readonly [compiled]: true
    }
    const Module: new (bytes: Uint8Array) => Module
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
      readonly exports: Readonly<Record<string, unknown>>
    }
    const compiled: unique symbol
    function validate(bytes: Uint8Array): boolean
  }
}
