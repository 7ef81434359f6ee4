import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{visible}from"./chunk-OHDSLDJB.js";var entities={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","	":"&#9;","\n":"&#10;"};function escaped(text){return visible(text.replace(/\r\n|\r/g,`
`)).replace(/[\uFFFE\uFFFF]/g,"\uFFFD").replace(/[&<>"\t\n]/g,character=>entities[character]??character).replaceAll("##[","##&#91;")}function xmlElement(name,attributes,children=[]){let pairs=Object.entries(attributes).map(([key,value])=>` ${key}="${escaped(String(value))}"`),start=`<${name}${pairs.join("")}`;if(children.length===0)return{xml:`${start}/>`};if(children.some(child=>typeof child=="string")){let inline=children.map(child=>typeof child=="string"?escaped(child):child.xml);return{xml:`${start}>${inline.join("")}</${name}>`}}let nested=children.map(child=>typeof child=="string"?"":indented(child.xml));return{xml:`${start}>
${nested.join(`
`)}
</${name}>`}}function xmlDocument(root){return`<?xml version="1.0" encoding="UTF-8"?>
${root.xml}
`}function indented(xml){return xml.replace(/^/gm,"  ")}export{xmlElement,xmlDocument};
