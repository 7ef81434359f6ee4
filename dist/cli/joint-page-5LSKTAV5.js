import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{checkRow,rowHeads}from"./chunk-DTDEKQAC.js";import{capitalised,jointHeadline,readinessCells,readinessEdit,readinessHeads,readinessLine,readinessStanding}from"./chunk-SSU45GGD.js";import"./chunk-Z3QJCXUR.js";import{hasSection}from"./chunk-V5QJXQ7O.js";import"./chunk-A53OVN7C.js";import"./chunk-KF73I5KA.js";import{applicationScript,entryGroups,inlineProse,jointHeader,packedData,pageFooter,pagePolicy,problemInBrief,reportParts,titleWords,toneMark,viewOf,warningsSection}from"./chunk-M3KDQ4I3.js";import{basePrefix,headPrefix,html,htmlDocument,nothing,trusted}from"./chunk-63TZDYYE.js";import"./chunk-HVALUJJ5.js";import"./chunk-LFESQ6AU.js";import"./chunk-DF7YEUZR.js";import"./chunk-ULYEER64.js";import"./chunk-VEUHQYVH.js";import"./chunk-EH2H3HHB.js";import"./chunk-U5EV5POJ.js";import"./chunk-LNJ3NFQ5.js";import"./chunk-HVNCBYGA.js";import"./chunk-ITSKLNON.js";import{headline,ruleReason,ruleTitle,toldRules}from"./chunk-PV5LKBO5.js";import"./chunk-54WKFAS5.js";import"./chunk-MU6R6EDJ.js";import"./chunk-GN5FRDNT.js";import"./chunk-ISA2AUU7.js";import"./chunk-PIMAG3G6.js";import"./chunk-WHERLNOU.js";import"./chunk-ALWVEPC6.js";import"./chunk-DOG4SDOK.js";import"./chunk-HKYTHG7P.js";import"./chunk-PBKJIX7W.js";import"./chunk-QSIPU6WS.js";import"./chunk-GZOE4RLX.js";import"./chunk-Y4ZS5RWI.js";import"./chunk-ZUG3DAEA.js";import"./chunk-XPA7JNM7.js";import"./chunk-U3YCOMY2.js";import"./chunk-VWBYB6C4.js";import"./chunk-RHXLUIV6.js";import{visibleLine}from"./chunk-OHDSLDJB.js";import{amount,counted}from"./chunk-EGL3OEUE.js";import"./chunk-UZSZXXMW.js";import"./chunk-FDENDJZ7.js";import"./chunk-5MLPOZ5I.js";import"./chunk-EKTS32MU.js";import"./chunk-XQCVEEQO.js";import"./chunk-QRHIRT6J.js";import"./chunk-PTAMQKKQ.js";import"./chunk-WIIUA3WA.js";function renderJointHtml(joint,{version,pack}){let{tone,words}=jointHeadline(joint),{reports}=joint,[told=reports[0]]=reports.filter(({run})=>run!==void 0),body=html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div class="run">${told===void 0?nothing:jointHeader(told,reports.length)}</div><div id="switch"></div><div id="views"></div></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title">${toneMark(tone)}<span>${visibleLine(words)}</span></h1>
${table(reports)}
${joint.readiness===void 0?nothing:readinessPart(joint.readiness)}
<p class="hint" id="plain-reason">The whole report of each check, with everything that was there before, is part of this file. It needs JavaScript and a browser of 2023 or later.</p>
</section>
${warningsSection(joint)}
${reports.map(checkSection)}
</main>
${pageFooter(version)}
${reports.map(report=>checkTemplate(report,pack))}${applicationScript}
</body>`,title=`${visibleLine(words)}${told===void 0?"":titleWords(told)}`;return htmlDocument({policy:pagePolicy,title,version,body})}function checkTemplate(report,pack){let{title,header,content,data}=reportParts(report,{pack,findings:"packed"}),{verdict,new:fresh}=checkRow(report),name=visibleLine(report.name),news=fresh===""||fresh==="0"?"":`, ${fresh} new`;return html`<template data-check="${name}" data-label="${name}: ${verdict}${news}" data-title="${title}">${header}<main>${content}</main>${data===null?nothing:packedData(data)}</template>
`}function addressOf(report){return`check=${visibleLine(report.name)}`}function readinessPart(readiness){let edit=readinessEdit(readiness),standing=readinessStanding(readiness),tag=standing===null?nothing:html` <span class="tag ${standing==="holds"?"good":"bad"}">${standing}</span>`,[measure,share,weight,from]=readinessHeads;return html`${edit===null?nothing:html`<p class="lead">${inlineProse(edit)}</p>\n`}<p>${inlineProse(capitalised(readinessLine(readiness)))}${tag}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Readiness"><table class="rules">
<caption class="vh">Readiness</caption>
<thead><tr><th scope="col">${measure}</th><th scope="col" class="n">${share}</th><th scope="col" class="n">${weight}</th><th scope="col">${from}</th></tr></thead>
<tbody>
${readiness.rows.map(readinessRow)}</tbody>
</table></div>`}function readinessRow(row){let[measure,share,weight,from]=readinessCells(row);return html`<tr><th scope="row">${measure}</th><td class="n">${share}</td><td class="n">${weight}</td><td>${inlineProse(from)}</td></tr>\n`}function table(reports){let[check,verdict,...numbers]=rowHeads;return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="verdict-title"><table class="rules">
<caption class="vh">Checks</caption>
<thead><tr><th scope="col">${capitalised(check)}</th><th scope="col">${capitalised(verdict)}</th>${numbers.map(name=>html`<th scope="col" class="n">${capitalised(name)}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`}function tableRow(report){let{label,sign:_,verdict,...numbers}=checkRow(report),cells=Object.values(numbers).map(text=>html`<td class="n">${text}</td>`);return html`<tr><th scope="row"><a href="#${addressOf(report)}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`}function checkSection(report,index){let{words}=headline(report),{result,warnings}=report,content=result.kind==="failed"?problemInBrief(result.problem,report):comparedContent(report,result);return html`<section id="${addressOf(report)}" aria-labelledby="check-${index+1}-title">
<details${hasSection(report)?trusted(" open"):nothing}><summary><h2 id="check-${index+1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map(problem=>problemInBrief(problem,report))}</details>
</section>
`}var mostEntries=50;function comparedContent(report,result){let{entries}=viewOf(result),fresh=entries.filter(({status})=>status==="new"),fixed=entries.filter(({status})=>status==="fixed");return html`${toldRules(result).map(rule=>html`<p><code>${visibleLine(ruleTitle(rule))}</code> <span class="tag ${rule.passed?"good":"bad"}">${rule.passed?"holds":"broken"}</span> ${inlineProse(ruleReason(rule))}</p>\n`)}${list(report,"new",fresh)}${list(report,"fixed",fixed)}`}function list(report,status,entries){let setting={head:headPrefix(report),base:basePrefix(report),legs:report.leg},shown=entries.slice(0,mostEntries),left=entries.length-shown.length;return entries.length===0?nothing:html`<div class="news"><h3>${status==="new"?"New":"Fixed"} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(shown,entries,setting)}</ol>
<p class="hint"><a href="#${addressOf(report)}&amp;view=errors&amp;status=${status}">${left>0?`${counted(left,"more finding")} in the report of this check`:"Search and filter them in the report of this check"}</a></p></div>`}export{renderJointHtml};
