import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{hash}from"node:crypto";var shaDigest=text=>sha256(text).slice(0,12),sha256=text=>hash("sha256",text);export{shaDigest};
