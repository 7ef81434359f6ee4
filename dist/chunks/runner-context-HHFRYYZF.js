import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{contextFromRunner}from"./chunk-KB7GK2CY.js";import"./chunk-UNU7CT7R.js";import"./chunk-YSHTZGUE.js";import"./chunk-LG4YZ5AW.js";export{contextFromRunner};
