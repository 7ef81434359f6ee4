import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{version}from"./chunk-MWIUZAR3.js";function reportBug(error){let stack=error instanceof Error?error.stack??error.message:String(error);process.stderr.write(`type-ratchet ${version} had an internal error; this is a bug in type-ratchet, and nothing was compared.
Please report it with the lines below: https://github.com/type-ratchet/type-ratchet/issues

${stack}
`)}export{reportBug};
