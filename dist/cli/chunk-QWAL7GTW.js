import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{codeOf}from"./chunk-4W4IIV3X.js";async function orNull(asked){try{return await asked}catch(error){if(codeOf(error)===null)throw error;return null}}export{orNull};
