import './web-assembly.ts'

const PAGE = 65_536
/** Vectors are read where their address is a multiple of this many bytes, and whole. */
const ALIGNMENT = 16

/**
 * Where the keys of all columns lie. Plain memory until vectors are asked for: WebAssembly's sets much address space aside,
 * which a park of a few hundred companies that is looked at once is not worth.
 */
export class KeyMemory {
  #shared: WebAssembly.Memory | undefined
  #plain = new ArrayBuffer(PAGE)
  #taken = ALIGNMENT

  get buffer(): ArrayBuffer {
    return this.#shared?.buffer ?? this.#plain
  }

  /** The first byte that nothing takes. */
  get free(): number {
    return this.#taken
  }

  /** Takes so many bytes for good, and returns where they begin. */
  take(bytes: number): number {
    const offset = this.#taken
    this.#taken = aligned(offset + bytes)
    this.reach(this.#taken)
    return offset
  }

  /** Makes the memory at least so long. Views made before may be of no more use. */
  reach(bytes: number): void {
    const pages = Math.ceil(bytes / PAGE)
    const missing = pages - this.buffer.byteLength / PAGE
    if (missing <= 0) return
    if (this.#shared) this.#shared.grow(missing)
    else this.#plain = this.#plain.transfer(pages * PAGE)
  }

  /** The same memory for vectors, with room for so many bytes more. */
  shared(more: number): WebAssembly.Memory {
    this.reach(this.#taken + more)
    if (!this.#shared) {
      const memory = new WebAssembly.Memory({ initial: this.#plain.byteLength / PAGE })
      new Uint8Array(memory.buffer).set(new Uint8Array(this.#plain))
      this.#shared = memory
      this.#plain = new ArrayBuffer(0)
    }
    return this.#shared
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
