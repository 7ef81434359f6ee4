import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
var hidden=/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;function visible(text){return text.replace(hidden,character=>character==="	"||character===`
`?character:Array.from({length:character.length},(_,index)=>`\\u${character.charCodeAt(index).toString(16).padStart(4,"0")}`).join(""))}function visibleLine(text){return visible(text).replaceAll(`
`,"\\n").replaceAll("	","\\t")}export{visible,visibleLine};
