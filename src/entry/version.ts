/** The one place that knows where the version stands. */
import manifest from '../../package.json' with { type: 'json' }

/** Of type-ratchet itself. */
export const version: string = manifest.version
