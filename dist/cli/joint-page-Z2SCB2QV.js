import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{checkRow,rowHeads}from"./chunk-HDPHEWJ3.js";import{capitalised,jointHeadline,readinessCells,readinessEdit,readinessHeads,readinessLine,readinessStanding}from"./chunk-MKAVNFTR.js";import"./chunk-Z3QJCXUR.js";import{hasSection}from"./chunk-J343KL3Q.js";import"./chunk-OSQ75XLZ.js";import"./chunk-KF73I5KA.js";import{basePrefix,entryGroups,headPrefix,html,htmlDocument,inlineProse,link,nothing,problemInBrief,reportStyleHash,trusted,viewOf,warningsSection}from"./chunk-ZVXSTDYV.js";import"./chunk-Z33SWGU6.js";import"./chunk-ULYEER64.js";import"./chunk-VEUHQYVH.js";import"./chunk-EH2H3HHB.js";import"./chunk-MEVKMQDC.js";import"./chunk-GSESQ44L.js";import{headline,ruleReason,ruleTitle,toldRules}from"./chunk-UHDRR4RO.js";import"./chunk-54WKFAS5.js";import"./chunk-A4SK4B4E.js";import"./chunk-5XBWKB5G.js";import"./chunk-ISA2AUU7.js";import"./chunk-DOG4SDOK.js";import"./chunk-OQLZFKOM.js";import"./chunk-GZOE4RLX.js";import"./chunk-ZUG3DAEA.js";import"./chunk-J76RKOXH.js";import"./chunk-4RPLQ4MD.js";import"./chunk-5IL6BGDO.js";import"./chunk-PBTODFMS.js";import{visibleLine}from"./chunk-OHDSLDJB.js";import{amount,counted}from"./chunk-EGL3OEUE.js";import"./chunk-PYL7DMFE.js";import"./chunk-6DXLJY7P.js";import"./chunk-SQLJ5ZNN.js";import"./chunk-XQCVEEQO.js";import"./chunk-DA74NDKO.js";import"./chunk-MDJTMUVS.js";import"./chunk-WIIUA3WA.js";var policy=["default-src 'none'",`style-src 'sha256-${reportStyleHash}'`,"img-src data:","base-uri 'none'","form-action 'none'"].join("; ");function renderJointHtml(joint,{version}){let{tone,words}=jointHeadline(joint),body=html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand"><span class="tool">type-ratchet</span> ${counted(joint.reports.length,"check")}</p></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span>${visibleLine(words)}</span></h1>
${table(joint.reports)}
${joint.readiness===void 0?nothing:readinessPart(joint.readiness)}
</section>
${warningsSection(joint)}
${joint.reports.map(checkSection)}
</main>
<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>
</body>`;return htmlDocument({policy,title:visibleLine(words),version,body})}function readinessPart(readiness){let edit=readinessEdit(readiness),standing=readinessStanding(readiness),tag=standing===null?nothing:html` <span class="tag ${standing==="holds"?"good":"bad"}">${standing}</span>`,[measure,share,weight,from]=readinessHeads;return html`${edit===null?nothing:html`<p class="lead">${inlineProse(edit)}</p>\n`}<p>${inlineProse(capitalised(readinessLine(readiness)))}${tag}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Readiness"><table class="rules">
<caption class="vh">Readiness</caption>
<thead><tr><th scope="col">${measure}</th><th scope="col" class="n">${share}</th><th scope="col" class="n">${weight}</th><th scope="col">${from}</th></tr></thead>
<tbody>
${readiness.rows.map(readinessRow)}</tbody>
</table></div>`}function readinessRow(row){let[measure,share,weight,from]=readinessCells(row);return html`<tr><th scope="row">${measure}</th><td class="n">${share}</td><td class="n">${weight}</td><td>${inlineProse(from)}</td></tr>\n`}function table(reports){let[check,verdict,...numbers]=rowHeads;return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="verdict-title"><table class="rules">
<caption class="vh">Checks</caption>
<thead><tr><th scope="col">${check}</th><th scope="col">${verdict}</th>${numbers.map(name=>html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`}function tableRow(report,index){let{label,sign:_,verdict,...numbers}=checkRow(report),cells=Object.values(numbers).map(text=>html`<td class="n">${text}</td>`);return html`<tr><th scope="row"><a href="#check-${index+1}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`}function checkSection(report,index){let{words}=headline(report),{result,hosted,warnings}=report,own=hosted?.reportUrl??null,content=result.kind==="failed"?problemInBrief(result.problem,report):comparedContent(report,result);return html`<section id="check-${index+1}" aria-labelledby="check-${index+1}-title">
<details${hasSection(report)?trusted(" open"):nothing}><summary><h2 id="check-${index+1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map(problem=>problemInBrief(problem,report))}${own===null?nothing:html`<p>${link(own,"The report of this check")}</p>`}</details>
</section>
`}var mostEntries=200;function comparedContent(report,result){let{entries}=viewOf(result),fresh=entries.filter(({status})=>status==="new"),fixed=entries.filter(({status})=>status==="fixed");return html`${toldRules(result).map(rule=>html`<p><code>${visibleLine(ruleTitle(rule))}</code> <span class="tag ${rule.passed?"good":"bad"}">${rule.passed?"holds":"broken"}</span> ${inlineProse(ruleReason(rule))}</p>\n`)}${list(report,"New",fresh)}${list(report,"Fixed",fixed)}`}function list(report,title,entries){let setting={head:headPrefix(report),base:basePrefix(report),legs:report.leg},left=entries.length-mostEntries;return entries.length===0?nothing:html`<h3>${title} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(entries.slice(0,mostEntries),entries,setting)}</ol>
${left>0?html`<p class="hint">${counted(left,"more finding")} in the report of this check.</p>`:nothing}`}export{renderJointHtml};
