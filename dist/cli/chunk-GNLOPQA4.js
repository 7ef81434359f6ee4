import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
var exitCodes={pass:0,"report-only":0,fail:1,"config-error":2,"not-comparable":3,bug:70};export{exitCodes};
