import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
function parsed(text){try{return JSON.parse(text)}catch(error){if(error instanceof SyntaxError)return null;throw error}}export{parsed};
