import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Architecture, Code, Runtime } from 'aws-cdk-lib/aws-lambda'
import { buildSync, type BuildOptions } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Packages that a library loads and never calls here, or for one small thing, and what stands in their place. */
const IN_PLACE_OF = {
  'html-to-text': 'html-to-text.ts',
  joi: 'joi.ts',
  'linkify-it': 'linkify-it.cjs',
  semver: 'semver.cjs',
  tlds: 'linkify-it.cjs',
}

/**
 * How an entry is bundled: by esbuild on this machine, with everything in it. The AWS SDK too: what was tested is what
 * runs, whatever version Lambda brings. What is imported when it is first needed lies in a module of its own, so that a
 * cold start does not read it.
 */
export const BUNDLING = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  entryNames: 'index',
  outExtension: { '.js': '.mjs' },
  // mailparser and its like call `require` at run time, which an ES module does not have.
  banner: {
    js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
  },
  alias: Object.fromEntries(
    Object.entries(IN_PLACE_OF).map(([name, file]) => [name, join(root, 'infra/aws/in-place-of', file)]),
  ),
  absWorkingDir: root,
  logLevel: 'error',
} as const satisfies BuildOptions

/** What a Lambda reads at run time, and where beside its module it looks for it: files of the project, or a text. */
export type Carried =
  { readonly from: string; readonly to: string } | { readonly text: string; readonly to: string }

/** Writes `index.mjs`, what it imports and what it carries into a folder. */
export const writeBundle = (entry: string, carried: readonly Carried[], folder: string): void => {
  buildSync({ ...BUNDLING, entryPoints: [entry], outdir: folder })
  for (const each of carried) {
    const to = join(folder, each.to)
    mkdirSync(dirname(to), { recursive: true })
    if ('text' in each) writeFileSync(to, each.text)
    else cpSync(join(root, each.from), to, { recursive: true })
  }
}

/** The code of a Lambda whose handler is exported by `entry`. */
export const bundled = (entry: string, carried: readonly Carried[]) => ({
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  handler: 'index.handler',
  code: Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle: (folder) => {
          writeBundle(entry, carried, folder)
          return true
        },
      },
      // Never run; CDK tells bundles apart by it.
      image: DockerImage.fromRegistry('none'),
      command: [entry, ...carried.map((each) => JSON.stringify(each))],
    },
  }),
})
