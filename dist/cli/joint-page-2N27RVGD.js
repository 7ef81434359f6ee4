import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{checkRow,rowHeads}from"./chunk-Y23WLMUY.js";import{jointHeadline}from"./chunk-4FDX6G45.js";import"./chunk-Z3QJCXUR.js";import{hasSection}from"./chunk-CYPUW7DS.js";import"./chunk-M3CKCLQA.js";import{basePrefix,entryGroups,headPrefix,html,htmlDocument,inlineProse,link,nothing,problemInBrief,reportStyleHash,trusted,viewOf,warningsSection}from"./chunk-D34T6F34.js";import"./chunk-LVHONSIJ.js";import"./chunk-VGWJWK4S.js";import"./chunk-VEUHQYVH.js";import"./chunk-EH2H3HHB.js";import"./chunk-A3IFMUOJ.js";import"./chunk-NHW66OQO.js";import{headline,ruleTitle,toldRules}from"./chunk-32UNLNOL.js";import"./chunk-S33QUHX5.js";import"./chunk-65OYB5RT.js";import"./chunk-ISA2AUU7.js";import"./chunk-DOG4SDOK.js";import"./chunk-OQLZFKOM.js";import"./chunk-GZOE4RLX.js";import"./chunk-D42QWSQT.js";import"./chunk-4HJSLRE7.js";import{visibleLine}from"./chunk-OHDSLDJB.js";import{amount,counted}from"./chunk-EGL3OEUE.js";import"./chunk-XJR5TWR7.js";import"./chunk-SC4UZU7C.js";import"./chunk-MZKSKQAU.js";import"./chunk-XQCVEEQO.js";import"./chunk-ULPF6OPQ.js";import"./chunk-MDJTMUVS.js";import"./chunk-WIIUA3WA.js";var policy=["default-src 'none'",`style-src 'sha256-${reportStyleHash}'`,"img-src data:","base-uri 'none'","form-action 'none'"].join("; ");function renderJointHtml(joint,{version}){let{tone,words}=jointHeadline(joint),body=html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand"><span class="tool">type-ratchet</span>${counted(joint.reports.length,"check")}</p></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span>${visibleLine(words)}</span></h1>
${table(joint.reports)}
</section>
${warningsSection(joint)}
${joint.reports.map(checkSection)}
</main>
<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>
</body>`;return htmlDocument({policy,title:visibleLine(words),version,body})}function table(reports){let[check,verdict,...numbers]=rowHeads;return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="verdict-title"><table class="totals">
<caption class="vh">Checks</caption>
<thead><tr><th scope="col">${check}</th><th scope="col">${verdict}</th>${numbers.map(name=>html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`}function tableRow(report,index){let{label,sign:_,verdict,...numbers}=checkRow(report),cells=Object.values(numbers).map(text=>html`<td class="n">${text}</td>`);return html`<tr><th scope="row"><a href="#check-${index+1}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`}function checkSection(report,index){let{words}=headline(report),{result,hosted,warnings}=report,own=hosted?.reportUrl??null,content=result.kind==="failed"?problemInBrief(result.problem,report):comparedContent(report,result);return html`<section id="check-${index+1}" aria-labelledby="check-${index+1}-title">
<details${hasSection(report)?trusted(" open"):nothing}><summary><h2 id="check-${index+1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map(problem=>problemInBrief(problem,report))}${own===null?nothing:html`<p>${link(own,"The report of this check")}</p>`}</details>
</section>
`}var mostEntries=200;function comparedContent(report,result){let{entries}=viewOf(result),fresh=entries.filter(({status})=>status==="new"),fixed=entries.filter(({status})=>status==="fixed");return html`${toldRules(result).map(rule=>html`<p><code>${visibleLine(ruleTitle(rule))}</code> <span class="tag ${rule.passed?"good":"bad"}">${rule.passed?"holds":"broken"}</span> ${inlineProse(rule.reason)}</p>\n`)}${list(report,"New",fresh)}${list(report,"Fixed",fixed)}`}function list(report,title,entries){let setting={head:headPrefix(report),base:basePrefix(report),legs:report.leg},left=entries.length-mostEntries;return entries.length===0?nothing:html`<h3>${title} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(entries.slice(0,mostEntries),entries,setting)}</ol>
${left>0?html`<p class="hint">${counted(left,"more finding")} in the report of this check.</p>`:nothing}`}export{renderJointHtml};
