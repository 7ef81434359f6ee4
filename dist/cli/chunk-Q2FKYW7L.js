import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{wellFormedJson}from"./chunk-Y4ZS5RWI.js";function jsonText(value){return quietJson(`${wellFormedJson(JSON.stringify(value,null,2))}
`)}function quietJson(json){return json.replaceAll("##[","##\\u005b")}export{jsonText,quietJson};
