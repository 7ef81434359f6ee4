import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import"./chunk-WIIUA3WA.js";import{deflateRawSync}from"node:zlib";var deflateText=text=>deflateRawSync(text,{level:6}).toString("base64");export{deflateText};
