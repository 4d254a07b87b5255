/**
 * Stands in a bundle for what mailauth brings to fetch brand logos and check their certificates (BIMI), which nothing
 * here asks for: `undici` and `@postalsys/vmc`, 0.7 MB to be read at every cold start.
 */

/** mailauth makes one while it is loaded, and uses it for BIMI alone. */
export class Agent {
  readonly asksNobody = true
}
