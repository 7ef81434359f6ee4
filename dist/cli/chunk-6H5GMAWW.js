import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
var formats=["text","json","markdown","html","sarif","code-scanning","junit","gitlab","checkstyle","badge","badge-svg","agent","problems"];export{formats};
