import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{fingerprinter}from"./chunk-GLXSELAY.js";import{jsonText}from"./chunk-Q2FKYW7L.js";import{markdownBlock}from"./chunk-HKYTHG7P.js";import"./chunk-PBKJIX7W.js";import"./chunk-QSIPU6WS.js";import"./chunk-GZOE4RLX.js";import"./chunk-Y4ZS5RWI.js";import{knownLine}from"./chunk-ZUG3DAEA.js";import{knowledgeOf}from"./chunk-XPA7JNM7.js";import"./chunk-U3YCOMY2.js";import{categoryOfRule,categoryWords}from"./chunk-VWBYB6C4.js";import"./chunk-RHXLUIV6.js";import{visible}from"./chunk-OHDSLDJB.js";import{amount}from"./chunk-EGL3OEUE.js";import"./chunk-UZSZXXMW.js";import{toldProblem}from"./chunk-FDENDJZ7.js";import"./chunk-5MLPOZ5I.js";import"./chunk-EKTS32MU.js";import"./chunk-XQCVEEQO.js";import"./chunk-QRHIRT6J.js";import"./chunk-PTAMQKKQ.js";import"./chunk-WIIUA3WA.js";function sarifText(text){return visible(text.replace(/\r\n|\r/g,`
`)).replaceAll("](","]\u200B(")}var plainPath=/^\w[\w./-]*$/;function sarifUri(path){if(plainPath.test(path))return path;let drive=/^[A-Za-z]:[\\/]/.test(path),slashed=drive?`/${path.replaceAll("\\","/")}`:path,encoded=slashed.replace(new RegExp("\\p{Surrogate}","gu"),"\uFFFD").split("/").map(segment=>encodeURIComponent(segment)).join("/");return slashed.startsWith("/")?`file://${drive?encoded.replace("%3A",":"):encoded}`:encoded}function sarifRules(checker,codes){return codes.map(code=>{let category=categoryOfRule(checker,code);return{id:code,...described(checker,code),properties:{tags:tagsOf(checker,category)}}})}function described(checker,code){let known=knowledgeOf(checker,code);if(known===null)return{shortDescription:{text:`${checker}: ${sarifText(code)}`}};let{title,cause,fix,example,documentation}=known,[before,after]=[example.before.join(`
`),example.after.join(`
`)],block=source=>markdownBlock(source,example.language);return{shortDescription:{text:title},fullDescription:{text:cause},help:{text:`${cause}

${fix}

Before:
${before}

After:
${after}`,markdown:`${cause}

${fix}

Before:

${block(before)}

After:

${block(after)}`},...documentation===null?{}:{helpUri:documentation}}}function tagsOf(checker,category){return["types",checker,categoryWords[category].title]}var mostResults=25e3,levels={error:"error",warning:"warning",information:"note"};function renderSarif(reports,options){return[...sarifParts([reports].flat(),options)].join("")}function*sarifParts(reports,options){yield`{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [`;for(let[index,report]of reports.entries()){let run=jsonText(sarifRun(report,options)).trimEnd().replaceAll(`
`,`
    `);yield`${index===0?"":","}
    ${run}`}yield`${reports.length===0?"":`
  `}]
}
`}function sarifRun(report,options){let{result,checker,name,leg,hosted}=report,all=result.kind==="compared"?statedFindings(result):[],{listed,notes}=options.reader==="everybody"?{listed:all,notes:[]}:forCodeScanning(all),codes=[...new Set(listed.flatMap(({diagnostic:{code}})=>code===null?[]:[code]))].sort(),indices=new Map(codes.map((code,index)=>[code,index])),fingerprint=fingerprinter(options.digest),notifications=[...result.kind==="failed"?[problemNote(result.problem,{level:"error",report})]:[],...report.warnings.map(problem=>problemNote(problem,{level:"warning",report})),...notes];return{tool:{driver:{name:sarifText(checker?.tool??checker?.name??"unknown"),...checker?.version?{version:sarifText(checker.version)}:{},rules:checker===null?[]:sarifRules(checker.name,codes)},extensions:[{name:"type-ratchet",version:options.version}]},automationDetails:{id:`type-ratchet/${[name,...leg===null?[]:[leg]].map(sarifUri).join("/")}/`},invocations:[{executionSuccessful:result.kind==="compared",...notifications.length===0?{}:{toolExecutionNotifications:notifications}}],...hosted===null?{}:{versionControlProvenance:[{repositoryUri:hosted.url,revisionId:hosted.commit}]},columnKind:"utf16CodeUnits",results:listed.map(finding=>sarifResult(finding,indices,fingerprint))}}function statedFindings({comparison}){return[...comparison.new.map(({diagnostic})=>({diagnostic,state:"new"})),...Array.from(comparison.kept,({head})=>({diagnostic:head,state:"unchanged"})),...comparison.fixed.map(({diagnostic})=>({diagnostic,state:"absent"}))]}function forCodeScanning(all){let present=all.filter(({state})=>state!=="absent"),placed=present.filter(({diagnostic})=>diagnostic.path!==""),rank=({state,diagnostic:{severity}})=>(state==="new"?0:3)+(severity==="error"?0:severity==="warning"?1:2),listed=[...placed].sort((a,b)=>rank(a)-rank(b)).slice(0,mostResults),cut=placed.length-listed.length,unplaced=present.filter(({diagnostic})=>diagnostic.path==="");return{listed,notes:[...unplaced.map(({diagnostic})=>note(sarifText(diagnostic.message),levels[diagnostic.severity])),...cut===0?[]:[note(`${amount(cut)} results are left out: code scanning refuses more than ${amount(mostResults)}.`,"warning")]]}}function note(text,level){return{level,message:{text}}}function problemNote(problem,{level,report}){let{what,why,fix}=toldProblem(problem,report);return{descriptor:{id:problem.kind},...note(sarifText([what,why,fix].join(`
`)),level)}}function sarifResult({diagnostic,state},indices,fingerprint){let{path,severity,code,message,notes}=diagnostic,name=fingerprint(diagnostic);return{...code===null?{}:{ruleId:code,ruleIndex:indices.get(code)},level:levels[severity],message:{text:sarifText([message,...notes].join(`
`))},baselineState:state,partialFingerprints:{"typeRatchet/v1":name,primaryLocationLineHash:name},...path===""?{}:{locations:[{physicalLocation:physicalLocation(diagnostic)}]}}}function physicalLocation(diagnostic){let{path,line,column,endLine,endColumn}=diagnostic,artifactLocation={uri:sarifUri(path)};return knownLine(diagnostic)===null?{artifactLocation}:{artifactLocation,region:{startLine:line,startColumn:column,...endLine===null?{}:{endLine},...endLine===null||endColumn===null?{}:{endColumn:endColumn+1}}}}export{renderSarif,sarifParts};
