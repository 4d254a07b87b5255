import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const TARGET = 'node24'
/** mailparser and its like call `require` at run time, which an ES module does not have. */
export const BANNER =
  "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);"
/** Packages that a library brings and nothing here calls, and what stands in their place. */
export const ALIASES = Object.fromEntries(
  ['undici', '@postalsys/vmc', 'html-to-text'].map((unused) => [unused, `${root}infra/aws/never-called.ts`]),
)

/** Files and folders of the project that a Lambda reads at run time, and where in its bundle it looks for them. */
export interface Carried {
  readonly from: string
  readonly to: string
}

/**
 * How an entry is bundled: esbuild on this machine, one ES module with everything in it. The AWS SDK too: what was
 * tested is what runs, whatever version Lambda brings.
 */
export const bundled = (entry: string, carried: readonly Carried[]) => ({
  entry: `${root}${entry}`,
  projectRoot: root,
  depsLockFilePath: `${root}package-lock.json`,
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  bundling: {
    format: OutputFormat.ESM,
    target: TARGET,
    minify: true,
    sourceMap: true,
    sourcesContent: false,
    bundleAwsSDK: true,
    esbuildArgs: Object.fromEntries(
      Object.entries(ALIASES).map(([unused, instead]) => [`--alias:${unused}`, instead]),
    ),
    banner: BANNER,
    commandHooks: {
      beforeBundling: () => [],
      beforeInstall: () => [],
      afterBundling: (input: string, output: string) =>
        carried.flatMap(({ from, to }) => [
          `mkdir -p ${dirname(join(output, to))}`,
          `cp -R ${join(input, from)} ${join(output, to)}`,
        ]),
    },
  },
})
