import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{restoreTree,restoreWord}from"./chunk-BWFEVBDH.js";import"./chunk-OULXPZ6B.js";import"./chunk-4W4IIV3X.js";import"./chunk-WIIUA3WA.js";export{restoreTree,restoreWord};
