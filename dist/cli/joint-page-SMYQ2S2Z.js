import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{checkRow,rowHeads}from"./chunk-3LGM52QG.js";import{jointHeadline}from"./chunk-QHW4F4FK.js";import"./chunk-Z3QJCXUR.js";import{hasSection}from"./chunk-GOHUQ44J.js";import"./chunk-AMMY5ZYA.js";import{basePrefix,entryGroups,headPrefix,html,inlineProse,link,nothing,problemInBrief,reportStyle,reportStyleHash,trusted,viewOf,warningsSection}from"./chunk-D4GCQ4NJ.js";import"./chunk-AYEV4DOC.js";import"./chunk-VGWJWK4S.js";import"./chunk-EH2H3HHB.js";import"./chunk-Y3ANVWJW.js";import{headline,toldRules}from"./chunk-CMS4NXPK.js";import"./chunk-GNLOPQA4.js";import"./chunk-42HEJCXK.js";import"./chunk-ISA2AUU7.js";import"./chunk-DOG4SDOK.js";import"./chunk-OQLZFKOM.js";import"./chunk-GZOE4RLX.js";import"./chunk-5OIIOLJ2.js";import"./chunk-QNSMN2K6.js";import"./chunk-MGXNTVZL.js";import{visibleLine}from"./chunk-OHDSLDJB.js";import"./chunk-756BNB57.js";import{amount,counted}from"./chunk-EGL3OEUE.js";import"./chunk-AF6NMJ5X.js";import"./chunk-EXGX6S63.js";import"./chunk-QP4BMOHT.js";import"./chunk-XQCVEEQO.js";import"./chunk-GIV4AH2W.js";import"./chunk-WIIUA3WA.js";var policy=["default-src 'none'",`style-src 'sha256-${reportStyleHash}'`,"img-src data:","base-uri 'none'","form-action 'none'"].join("; ");function renderJointHtml(joint,{version}){let{tone,words}=jointHeadline(joint);return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="type-ratchet ${version}">
<title>${visibleLine(words)}</title>
<link rel="icon" href="data:,">
<style>${trusted(reportStyle)}</style>
</head>
<body>
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
</body>
</html>
`.text}function table(reports){let[check,verdict,...numbers]=rowHeads;return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="verdict-title"><table class="totals">
<caption class="vh">Checks</caption>
<thead><tr><th scope="col">${check}</th><th scope="col">${verdict}</th>${numbers.map(name=>html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`}function tableRow(report,index){let{label,sign:_,verdict,...numbers}=checkRow(report),cells=Object.values(numbers).map(text=>html`<td class="n">${text}</td>`);return html`<tr><th scope="row"><a href="#check-${index+1}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`}function checkSection(report,index){let{words}=headline(report),{result,hosted,warnings}=report,own=hosted?.reportUrl??null,content=result.kind==="failed"?problemInBrief(result.problem,report):comparedContent(report,result);return html`<section id="check-${index+1}" aria-labelledby="check-${index+1}-title">
<details${hasSection(report)?trusted(" open"):nothing}><summary><h2 id="check-${index+1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map(problem=>problemInBrief(problem,report))}${own===null?nothing:html`<p>${link(own,"The report of this check")}</p>`}</details>
</section>
`}var mostEntries=200;function comparedContent(report,result){let{entries}=viewOf(result),fresh=entries.filter(({status})=>status==="new"),fixed=entries.filter(({status})=>status==="fixed");return html`${toldRules(result).map(({rule,passed,reason})=>html`<p><code>${rule}</code> <span class="tag ${passed?"good":"bad"}">${passed?"holds":"broken"}</span> ${inlineProse(reason)}</p>\n`)}${list(report,"New",fresh)}${list(report,"Fixed",fixed)}`}function list(report,title,entries){let setting={head:headPrefix(report),base:basePrefix(report),legs:report.leg},left=entries.length-mostEntries;return entries.length===0?nothing:html`<h3>${title} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(entries.slice(0,mostEntries),entries,setting)}</ol>
${left>0?html`<p class="hint">${counted(left,"more finding")} in the report of this check.</p>`:nothing}`}export{renderJointHtml};
