import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
var snapshotLimits={bytes:268435456,diagnostics:2e6,text:2e5,notes:1e3,history:1e3,keptHistory:4e4};export{snapshotLimits};
