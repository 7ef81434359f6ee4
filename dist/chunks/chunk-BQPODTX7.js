import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
var controls=/[^\P{Cc}\t]/gu;function logLine(line){return` ${line.replace(controls,"").replaceAll("##[","##\u200B[").replace(/^(\s*):(?=:)/,"$1:\u200B")}`}export{logLine};
